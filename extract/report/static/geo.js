"use strict";
// What maps share: the projection, outlines, the names of countries in view, and how precisely a place is known.
hudna.geo = (() => {
  const {el} = hudna;
  const KM_A_UNIT = 1.1132; // a hundredth of a degree at the equator
  const RADIUS = {near: 10, district: 25, governorate: 60};
  const ORDER = ["exact", "near", "district", "governorate", "country"];

  // Mercator in hundredths of a degree, as the outlines are drawn.
  const project = ([lon, lat]) => [lon * 100, -100 * (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))];
  const toUnits = (km, lat) => km / (KM_A_UNIT * Math.cos((lat * Math.PI) / 180));
  const middle = (points) => [0, 1].map((axis) => (Math.min(...points.map((p) => p[axis])) + Math.max(...points.map((p) => p[axis]))) / 2);
  // Where a mark of a place stands: its point, or the middle of the area that its known places span; null if neither is known.
  const anchor = (place) => (place.lat !== null ? [place.lon, place.lat] : place.area ? middle(place.area) : null);
  const coarser = (one, other) => (ORDER.indexOf(other) > ORDER.indexOf(one) ? other : one);

  // What stands for a place on a map: a point, a ring about one, an area, or its country's outline; of a place without any, of what it lies in.
  const shapeOf = (index, precision) => {
    const place = hudna.placeAt(index);
    if (place.type === "country") return {form: "country", country: place.country};
    if (place.lat !== null) {
      const known = coarser(precision, place.precision);
      return known === "exact" ? {form: "point", at: [place.lon, place.lat]}
        : known === "country" ? {form: "country", country: place.country}
          : {form: "ring", at: [place.lon, place.lat], km: RADIUS[known] ?? RADIUS.near};
    }
    if (place.area) return {form: "area", points: place.area};
    const around = place.parent === null || place.parent === undefined ? null : shapeOf(place.parent, precision);
    if (around) return {standsIn: place.parent, ...around, ...(around.form === "point" ? {form: "ring", km: RADIUS.district} : {})};
    return place.country ? {form: "country", country: place.country} : null;
  };

  const drawLand = (world) => el("g", {class: "land"}, Object.entries(world).map(([code, d]) => el("path", {d, "data-country": code})));

  // What a grid of points over a view lies in: outline (null: sea) → points.
  const GRID = 14;
  const survey = (svg, {x, y, width, height}) => {
    const seen = new Map();
    const paths = [...svg.querySelectorAll(".land path")].filter((path) => {
      const box = path.getBBox();
      return box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y;
    });
    for (let column = 0; column < GRID; column += 1) {
      for (let row = 0; row < GRID; row += 1) {
        const point = svg.createSVGPoint();
        [point.x, point.y] = [x + (width * (column + 0.5)) / GRID, y + (height * (row + 0.5)) / GRID];
        const path = paths.find((each) => each.isPointInFill(point)) ?? null;
        seen.set(path, [...(seen.get(path) ?? []), [point.x, point.y]]);
      }
    }
    return seen;
  };
  // Names of the countries in view, each in the midst of what is seen of it, away from points, and without countries, that are named themselves.
  const nameCountries = (svg, view, unit, {avoid = [], skip = []} = {}) => {
    const distance = ([x1, y1], [x2, y2]) => (x1 - x2) ** 2 + (y1 - y2) ** 2;
    const named = [...survey(svg, view)].filter(([path, points]) => path && /^[A-Z]/.test(path.dataset.country) && !skip.includes(path.dataset.country) && points.length >= 3);
    return el("g", {class: "countries", "font-size": 12 * unit}, named.map(([path, points]) => {
      const mean = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
      const free = points.filter((point) => avoid.every(([x, y]) => Math.abs(point[0] - x) > 130 * unit || Math.abs(point[1] - y) > 30 * unit));
      const [left, top] = (free.length ? free : points).reduce((one, other) => (distance(other, mean) < distance(one, mean) ? other : one));
      return el("text", {x: left, y: top, "text-anchor": "middle", "stroke-width": 3 * unit}, hudna.countryName(path.dataset.country));
    }));
  };
  return {project, toUnits, anchor, shapeOf, drawLand, survey, nameCountries};
})();
