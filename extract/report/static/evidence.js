"use strict";
// What an event rests on: the claims with their quotes, their figures side by side, and how the story went.
(() => {
  const {el, bdi, say, compose, label, figure, day, dates, actorLink} = hudna;
  const section = (key, title, ...children) => el("section", {"aria-labelledby": `${key}-title`, class: key},
    el("h2", {id: `${key}-title`}, title), ...children);

  // The quote with the words marked that a count was read from; they come in their order.
  hudna.markWords = (quote, words) => {
    const pieces = [];
    let at = 0;
    for (const each of words) {
      let start = quote.indexOf(each, at);
      while (start > 0 && /[\p{L}\p{N}]/u.test(quote[start - 1])) start = quote.indexOf(each, start + 1);
      if (start < 0) continue;
      let end = start + each.length;
      while (/\p{M}/u.test(quote[end] ?? "") || quote[end] === "\u0627" && /\p{M}/u.test(quote[end - 1])) end += 1;
      if (/^\u0627?[\u064b-\u0652]/u.test(quote.slice(end))) end += quote.slice(end).match(/^\u0627?[\u064b-\u0652]+/u)[0].length;
      pieces.push(quote.slice(at, start), el("mark", {}, quote.slice(start, end)));
      at = end;
    }
    pieces.push(quote.slice(at));
    return pieces;
  };

  const outlet = (claim) => {
    const {name, affiliation} = hudna.publisher(claim.publisher);
    return [bdi(name), affiliation ? el("span", {class: "quiet"}, ` (${label("affiliation", affiliation)})`) : ""];
  };
  const link = (claim) => {
    if (hudna.isWeb(claim.url)) return el("a", {href: claim.url, rel: "noopener noreferrer external"}, say("open_source"));
    if (hudna.isWeb(claim.facts)) return el("a", {href: claim.facts, rel: "noopener noreferrer external"}, say("open_facts"));
    return el("span", {class: "quiet"}, say("no_source"));
  };
  // The people that a claim counts: both sides together, or the total that it gives where it does not count both.
  const total = (claim) => {
    const leads = new Map();
    for (const [side, measure, ...bounds] of claim.figures) if (measure === "people" && !leads.has(side)) leads.set(side, bounds.slice(0, 3));
    const whole = leads.get(0);
    leads.delete(0);
    if (whole && leads.size < 2) return whole;
    const add = (bound) => ([...leads.values()].some((bounds) => bounds[bound] === null) ? null : [...leads.values()].reduce((sum, bounds) => sum + bounds[bound], 0));
    return leads.size ? [add(0), add(1), add(2)] : null;
  };
  const drawFigures = (event, claim) => claim.figures.map(([side, measure, low, best, high, source]) => el("li", {},
    `${say(measure)}: `, el("b", {}, figure([low, best, high])),
    event.kind === "exchange" && side > 0 && event.sides[side - 1]?.length
      ? [" (", say("let_go_by"), " ", ...hudna.join(event.sides[side - 1].map(actorLink), " + "), ")"] : "",
    source === null ? "" : [" ", ...compose("according_to", {who: actorLink(source)})]));

  hudna.drawClaims = (event, detail) => section("claims", say("claims", {n: hudna.number(detail.claims.length)}),
    el("p", {class: "quiet"}, say("marked_words"), " ", say("masked_note")),
    el("ol", {class: "evidence"}, detail.claims.map((claim, index) => el("li", {id: claim.id, class: claim.agrees ? "agrees" : "differs"},
      el("h3", {}, ...hudna.join([outlet(claim), claim.on ? bdi(day(claim.on)) : say("undated_report")]).flat()),
      claim.title ? el("p", {class: "title", lang: "ar", dir: "rtl"}, claim.title) : "",
      el("blockquote", {lang: "ar", dir: "rtl"}, hudna.markWords(claim.quote, claim.words)),
      el("p", {class: "stance"}, say(claim.agrees ? "agrees" : "differs")),
      el("ul", {class: "plain"}, el("li", {}, `${say("says")}: `,
        ...hudna.join([el("b", {}, label("status", claim.status)), label("scope", claim.scope), bdi(dates(claim.start, claim.end, "day"))])), drawFigures(event, claim),
      claim.sources.length ? el("li", {}, ...compose("according_to", {who: hudna.join(claim.sources.map((type) => label("source_type", type)))})) : "",
      claim.words.length ? "" : el("li", {class: "quiet"}, say("no_counted_words")),
      claim.copyOf ? el("li", {class: "quiet"}, say("copied")) : ""),
      el("p", {class: "foot"}, link(claim), " ", el("span", {class: "quiet"}, `${say("confidence")} ${claim.confidence.toFixed(2)}`, " ", el("code", {dir: "ltr"}, claim.id)))))));

  // One row a claim: who, when, how many, and a mark on a scale that all rows share, over the band from the event's low to its high.
  hudna.drawComparison = (event, detail) => {
    const told = detail.claims.map((claim) => ({claim, bounds: total(claim)}))
      .filter(({bounds}) => bounds && bounds.some((bound) => bound !== null))
      .map(({claim, bounds: [low, best, high]}) => ({claim, low, best, high}));
    if (told.length < 2 || !detail.people) return "";
    const top = Math.max(...told.flatMap((row) => [row.low, row.best, row.high]), ...detail.people) * 1.04;
    const x = (value) => 6 + (value / top) * 288;
    const [low, best, high] = detail.people;
    const from = x(low ?? best ?? 0);
    const drawMark = ({claim, low: least, best: middle, high: most}) => {
      const at = x(middle ?? least ?? most);
      return el("svg", {viewBox: "0 0 300 24", class: `strip ${claim.agrees ? "agrees" : "differs"}`, "aria-hidden": "true", focusable: "false"},
        el("rect", {class: "band", x: from, y: 0, width: Math.max(2, x(high ?? top) - from), height: 24}),
        el("line", {class: "track", x1: 6, x2: 294, y1: 12, y2: 12}),
        best === null ? "" : el("line", {class: "best", x1: x(best), x2: x(best), y1: 0, y2: 24}),
        el("line", {class: "span", x1: x(least ?? middle ?? 0), x2: x(most ?? middle ?? least), y1: 12, y2: 12}),
        claim.agrees ? el("circle", {cx: at, cy: 12, r: 4.5}) : el("rect", {class: "mark", x: at - 4, y: 8, width: 8, height: 8}));
    };
    return section("comparison", say("figures_compared"), el("p", {class: "quiet"}, say("figures_note")),
      el("ol", {class: "compare"}, told.map((row) => el("li", {}, el("span", {}, el("a", {href: `#${row.claim.id}`},
        ...hudna.join([bdi(hudna.publisher(row.claim.publisher).name), row.claim.on && bdi(day(row.claim.on))].filter(Boolean))), " ", el("b", {}, figure([row.low, row.best, row.high]))), el("span", {dir: "ltr"}, drawMark(row))))));
  };

  hudna.drawHistory = (detail) => {
    const reports = detail.claims.map((claim) => [claim.on ?? "", [claim.on ? bdi(day(claim.on)) : say("undated_report"), ": ", ...outlet(claim), " ",
      say("says"), " ", ...hudna.join([hudna.chip(claim.status), total(claim) && `${say("people")}: ${figure(total(claim))}`].filter(Boolean))]]);
    const versions = detail.history.map(([from, status, people]) => [from, [bdi(day(from)), ": ", say("warehouse_published", {status: label("status", status), figure: figure(people)})]]);
    const lines = [...reports.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)), ...versions];
    return section("history", say("history"), el("p", {class: "quiet"}, say("history_note")), el("ol", {class: "timeline"}, lines.map(([, nodes]) => el("li", {}, nodes))));
  };
})();
