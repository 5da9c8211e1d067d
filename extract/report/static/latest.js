"use strict";
// The latest events on the overview.
addEventListener("DOMContentLoaded", async () => {
  const place = document.getElementById("latest");
  try {
    hudna.table.draw(place, (await hudna.loadPart(0)).slice(0, 10));
  } catch (error) { hudna.fail(place, error); }
});
