"use strict";
// Saving rows of the table as a file, made here: nothing is asked of a server.
hudna.saveCsv = (events) => {
  const COLUMNS = {
    event_id: (e) => e.id, kind: (e) => e.kind, scope: (e) => e.scope, status: (e) => e.status, started_on: (e) => e.start, ended_on: (e) => e.end,
    date_precision: (e) => e.datePrecision, sides: (e) => e.sides.map((side) => side.map((i) => hudna.actorAt(i).id).join(" + ")).join(" | "),
    place_id: (e) => (e.place === null ? null : hudna.placeAt(e.place).id), place_precision: (e) => e.placePrecision,
    people_low: (e) => e.people?.[0], people_best: (e) => e.people?.[1], people_high: (e) => e.people?.[2],
    bodies_low: (e) => e.bodies?.[0], bodies_best: (e) => e.bodies?.[1], bodies_high: (e) => e.bodies?.[2],
    is_disputed: (e) => Boolean(e.isDisputed), is_denied: (e) => Boolean(e.isDenied), is_in_totals: (e) => Boolean(e.isInTotals),
    voice_count: (e) => e.voices, is_sample: () => hudna.page.dataset.sample === "1",
  };
  const cell = (value) => {
    const text = String(value ?? "");
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; // a spreadsheet must not run it
    return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const lines = [Object.keys(COLUMNS), ...events.map((event) => Object.values(COLUMNS).map((read) => read(event)))];
  const blob = new Blob([lines.map((line) => line.map(cell).join(",")).join("\n"), "\n"], {type: "text/csv"});
  const link = hudna.el("a", {href: URL.createObjectURL(blob), download: `hudna-events-${hudna.page.dataset.asOf.slice(0, 10)}.csv`});
  link.click();
  URL.revokeObjectURL(link.href);
};
