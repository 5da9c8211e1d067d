"use strict";
// The latest events on the overview.
addEventListener("DOMContentLoaded", async () => {
  const place = document.getElementById("latest");
  try {
    const {fields} = await hudna.loadNames();
    const rows = await hudna.load("events-0");
    hudna.table.draw(place, rows.slice(0, 10).map((row) => Object.fromEntries(fields.map((field, i) => [field, row[i]]))));
  } catch (error) { hudna.fail(place, error); }
});
