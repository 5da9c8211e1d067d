"use strict";
// Search: letters and digits that are written in more than one way become one; names, and on demand the words of reports.
hudna.search = (() => {
  const fold = (text) => text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, "") // vowel signs, hamza above and below, tatweel, accents
    .replace(/[\u200b-\u200f\u2066-\u2069\u202a-\u202e]/g, "") // signs of direction
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/[\u0649\u06cc]/g, "\u064a").replace(/\u0629/g, "\u0647").replace(/\u06a9/g, "\u0643")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[’‘ʼʿʾ'`\-]/g, "");
  const split = (text) => fold(text).split(/\s+/).filter(Boolean);

  // Names in both languages: of parties, others, places and what they lie in.
  const texts = new WeakMap();
  const textOf = (event) => {
    if (!texts.has(event)) {
      const things = [...event.sides, ...Object.values(event.others)].flat().map(hudna.actorAt);
      for (const [, index] of event.places) {
        for (let at = index; at !== null && at !== undefined; at = hudna.placeAt(at).parent) things.push(hudna.placeAt(at));
      }
      texts.set(event, fold([event.id, ...things.flatMap((thing) => [thing.ar, thing.en])].filter(Boolean).join(" ")));
    }
    return texts.get(event);
  };

  // The words of titles and quotes, by the id of the event; null until somebody searches.
  let reports = null;
  const loadReports = async () => {
    const parts = await Promise.all(Array.from({length: Number(hudna.page.dataset.parts)}, (_, part) => hudna.load(`words-${part}`)));
    reports = new Map(parts.flatMap(Object.entries).map(([id, words]) => [id, fold(words)]));
  };
  const isReady = () => reports !== null;
  const isNamed = (event, words) => words.every((word) => textOf(event).includes(word));
  const fits = (event, words) => words.every((word) => textOf(event).includes(word) || Boolean(reports?.get(event.id)?.includes(word)));
  return {fold, split, loadReports, isReady, isNamed, fits};
})();
