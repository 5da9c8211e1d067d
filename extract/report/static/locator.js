"use strict";
// A small map of where an event, or a place, is: no place is drawn more precisely than it is known.
(() => {
  const {el, say, label} = hudna;
  const {project, toUnits, shapeOf} = hudna.geo;
  const [LEAST, MOST] = [420, 2600]; // hundredths of a degree

  // Corners of a shape, in the units of the map.
  const cornersOf = (shape, outline) => {
    if (shape.form === "area") return shape.points.map(project);
    if (shape.form === "country") {
      const box = outline?.getBBox();
      return box ? [[box.x, box.y], [box.x + box.width, box.y + box.height]] : [];
    }
    const [x, y] = project(shape.at);
    const reach = shape.form === "ring" ? toUnits(shape.km, shape.at[1]) : 0;
    return [[x - reach, y - reach], [x + reach, y + reach]];
  };
  const frame = (corners, ratio) => {
    const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = Math.max(LEAST, (right - left) * 1.35, (bottom - top) * 1.45 * ratio);
    return {x: (left + right - width) / 2, y: (top + bottom - width / ratio) / 2, width, height: width / ratio};
  };
  // Wide enough to see a border or a coast.
  const widen = (svg, view) => (view.width < MOST && hudna.geo.survey(svg, view).size < 2
    ? widen(svg, {x: view.x - view.width * 0.2, y: view.y - view.height * 0.2, width: view.width * 1.4, height: view.height * 1.4}) : view);

  const drawShape = ({shape, role}, outlines, unit) => {
    const kind = role === "destination" ? role : "here";
    if (shape.form === "area") return el("path", {class: `extent ${kind}`, d: `M${shape.points.map((point) => project(point).join()).join("L")}Z`});
    if (shape.form === "country") return el("path", {class: `extent ${kind}`, d: outlines[shape.country]});
    const [x, y] = project(shape.at);
    return shape.form === "ring"
      ? el("circle", {class: `extent ${kind}`, cx: x, cy: y, r: Math.max(toUnits(shape.km, shape.at[1]), 7 * unit)})
      : el("circle", {class: `spot ${kind}`, cx: x, cy: y, r: 5.5 * unit});
  };
  // Names beside the shapes; one that would cover another moves down.
  const drawNames = (sites, view, unit) => {
    const taken = [];
    return sites.map(({index, middle: [x, y], shape}) => {
      const isRight = x > view.x + view.width * 0.6;
      const aside = shape.form === "point" ? 9 * unit : 0;
      let top = y + (shape.form === "point" ? 4 : 5) * unit;
      while (taken.some(([left, line]) => Math.abs(left - x) < 160 * unit && Math.abs(line - top) < 17 * unit)) top += 17 * unit;
      taken.push([x, top]);
      const anchor = shape.form !== "point" ? "middle" : isRight ? "end" : "start";
      return el("text", {class: "name", x: x + (isRight ? -aside : aside), y: top, "text-anchor": anchor, "font-size": 13 * unit, "stroke-width": 3.5 * unit},
        hudna.nameOf(hudna.placeAt(index)));
    });
  };
  const drawScale = (view, unit) => {
    const latitude = (2 * Math.atan(Math.exp((-(view.y + view.height / 2) / 100) * (Math.PI / 180))) - Math.PI / 2) * (180 / Math.PI);
    const km = [1000, 500, 200, 100, 50, 20].find((each) => toUnits(each, latitude) < view.width / 4) ?? 20;
    const [x, y] = [view.x + 12 * unit, view.y + view.height - 12 * unit];
    return el("g", {class: "scale"}, el("path", {d: `M${x},${y - 5 * unit}v${5 * unit}h${toUnits(km, latitude)}v${-5 * unit}`}),
      el("text", {x: x + 6 * unit, y: y - 6 * unit, "font-size": 11 * unit, "stroke-width": 3 * unit}, say("kilometres", {n: hudna.number(km)})));
  };
  const drawWays = (sites) => sites.filter(({role}) => role === "origin").flatMap((from) => sites.filter(({role}) => role === "destination")
    .map((to) => el("path", {class: "way", d: `M${from.middle.join()}L${to.middle.join()}`})));

  const explain = (sites) => {
    const forms = new Set(sites.map(({shape}) => shape.form));
    const notes = [["point", "locator_point"], ["ring", "locator_ring"], ["area", "locator_area"], ["country", "locator_country"]]
      .filter(([form]) => forms.has(form)).map(([, key]) => say(key));
    const inside = sites.filter(({shape}) => shape.standsIn !== undefined).map(({index, shape}) => say("locator_inside",
      {place: hudna.nameOf(hudna.placeAt(index)), area: hudna.nameOf(hudna.placeAt(shape.standsIn))}));
    if (sites.some(({role}) => role === "destination")) notes.push(say("locator_way"));
    return [...notes, ...inside, say("map_borders")].join(" ");
  };
  const describe = (sites) => say("locator_label", {places: sites.map(({index, role, precision}) =>
    [role ? `${label("place_role", role)}: ` : "", hudna.nameOf(hudna.placeAt(index)), ` (${label("place_precision", precision)})`].join("")).join("; ")});

  // A figure that draws itself once the outlines are there; empty where nothing is known of any place.
  hudna.drawLocator = (places) => {
    const sites = places.map(([role, index, precision]) => ({role, index, precision, shape: shapeOf(index, precision)})).filter(({shape}) => shape);
    if (!sites.length) return "";
    const figure = el("figure", {class: "locator", "aria-busy": "true"});
    (async () => {
      const outlines = await hudna.load("world");
      const drawable = sites.filter(({shape}) => shape.form !== "country" || outlines[shape.country]);
      if (!drawable.length) { figure.remove(); return; }
      const svg = el("svg", {role: "img", "aria-label": describe(drawable)}, hudna.geo.drawLand(outlines));
      figure.append(el("div", {dir: "ltr"}, svg), el("figcaption", {class: "quiet"}, explain(drawable)));
      for (const site of drawable) {
        site.corners = cornersOf(site.shape, svg.querySelector(`[data-country="${site.shape.country}"]`));
        site.middle = [0, 1].map((axis) => (Math.min(...site.corners.map((c) => c[axis])) + Math.max(...site.corners.map((c) => c[axis]))) / 2);
      }
      const view = widen(svg, frame(drawable.flatMap(({corners}) => corners), svg.clientWidth / svg.clientHeight));
      const unit = view.width / svg.clientWidth;
      svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
      const isSpot = ({shape}) => shape.form === "point";
      svg.append(...[...drawable.filter((site) => !isSpot(site)), ...drawable.filter(isSpot)].map((site) => drawShape(site, outlines, unit)),
        ...drawWays(drawable), hudna.geo.nameCountries(svg, view, unit, {avoid: drawable.map(({middle}) => middle), skip: drawable.map(({shape}) => shape.country)}), drawScale(view, unit), ...drawNames(drawable, view, unit));
      figure.removeAttribute("aria-busy");
    })().catch((error) => hudna.fail(figure, error));
    return figure;
  };
})();
