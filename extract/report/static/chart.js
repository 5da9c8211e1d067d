"use strict";
// The explorer's chart: drawn by Vega, which is loaded here and not before. Its expressions are interpreted, so that
// the page's policy against running text as code holds.
(() => {
  const {say} = hudna;
  const MOST_BARS = 25;
  const FONT = '"Hudna Plex", system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif';
  const isArabic = hudna.language === "ar";
  // Vega lays out every line from left to right; marks of direction keep Arabic in its own order.
  const isolate = (text) => (isArabic ? `\u2067${text}\u2069` : text);
  const colour = (name) => getComputedStyle(hudna.page).getPropertyValue(`--${name}`).trim();
  let view = null;

  // Every year or month from the first to the last, also those without an event.
  const fillTime = (keys, unit) => {
    const step = (key) => {
      if (unit === "year") return String(Number(key) + 1);
      const [year, month] = key.split("-").map(Number);
      return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
    };
    const all = [keys[0]];
    while (all.at(-1) < keys.at(-1)) all.push(step(all.at(-1)));
    return all;
  };

  // Lines of a text that fit a width: Vega cuts what is too long.
  const wrap = (text, width) => text.split(" ").reduce((lines, word) => {
    const line = lines.length ? `${lines.at(-1)} ${word}` : word;
    return line.length > Math.max(24, width / 6.4) || !lines.length ? [...lines, word] : [...lines.slice(0, -1), line];
  }, []);

  const buildSpec = ({title, kind, isTime, unit, rows, figure}, width) => {
    const shown = isTime ? rows : rows.slice(0, MOST_BARS);
    const values = shown.map(({key, name, bounds: [low, best, high], events}) => ({
      key: String(key), name: isolate(name), low: low ?? 0, best: best ?? low ?? high, top: high ?? best ?? low, isOpen: high === null,
      tip: `${name}: ${figure([low, best, high])}`, isExact: low === high, count: events.length}));
    const cut = rows.length - shown.length;
    const subtitle = [say("chart_people_note"), cut ? say("explore_bars", {n: hudna.number(cut)}) : "",
      `${say("site")}, ${say("as_of")} ${hudna.day(hudna.page.dataset.asOf)}${hudna.page.dataset.sample === "1" ? `. ${say("citation_sample")}` : ""}`].filter(Boolean)
      .flatMap((text) => wrap(text, width));
    const group = isTime
      ? {field: "key", type: "ordinal", scale: {domain: fillTime(values.map(({key}) => key), unit)}, axis: {labelAngle: 0, labelOverlap: true}}
      : {field: "name", type: "nominal", sort: null, axis: {orient: isArabic ? "right" : "left", labelLimit: Math.min(260, width * 0.45), labelAlign: isArabic ? "left" : "right"}};
    const scale = isTime ? {} : {reverse: isArabic};
    const size = (field) => ({field, type: "quantitative", scale, axis: {format: ",d", tickCount: 5, tickMinStep: 1}});
    const [across, along] = isTime ? ["x", "y"] : ["y", "x"];
    const tip = {field: "tip", type: "nominal"};
    const aside = isTime ? {yOffset: -8} : {xOffset: isArabic ? -8 : 8};
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json", background: colour("ground"), padding: 8,
      width, autosize: {type: "fit-x", contains: "padding"}, height: isTime ? 280 : 26 * values.length,
      title: {text: isolate(title), subtitle: subtitle.map(isolate), anchor: isArabic ? "end" : "start", font: FONT, subtitleFont: FONT,
        color: colour("ink"), subtitleColor: colour("quiet"), fontSize: 16, subtitleFontSize: 12, offset: 14, limit: width - 16},
      data: {values},
      encoding: {[across]: group},
      layer: [
        {mark: {type: "bar", color: colour(`${kind}-light`), cursor: "pointer"}, encoding: {[along]: size("best"), tooltip: tip, description: tip}},
        ...(values.some(({isExact, isOpen}) => !isExact || isOpen) ? [{mark: {type: "rule", color: colour(kind), strokeWidth: 2.5, aria: false, tooltip: false},
          transform: [{filter: "!datum.isExact || datum.isOpen"}], encoding: {[along]: size("low"), [`${along}2`]: {field: "top"}}}] : []),
        ...(values.some(({isOpen}) => isOpen) ? [{mark: {type: "point", shape: isTime ? "triangle-up" : isArabic ? "triangle-left" : "triangle-right",
          filled: true, size: 60, color: colour(kind), aria: false, tooltip: false, ...aside}, transform: [{filter: "datum.isOpen"}], encoding: {[along]: size("top")}}] : []),
      ],
      config: {font: FONT, view: {stroke: null}, axis: {labelColor: colour("quiet"), tickColor: colour("line"), gridColor: colour("line"),
        domainColor: colour("line"), labelFontSize: 12, title: null}, [isTime ? "axisX" : "axisY"]: {grid: false}},
    };
  };

  hudna.drawChart = async (place, chart) => {
    const embed = await hudna.load("vega");
    if (!chart.rows.length) { place.replaceChildren(hudna.el("p", {}, say("chart_empty"))); view = null; return; }
    const board = hudna.el("div", {dir: "ltr"});
    place.replaceChildren(board);
    const result = await embed(board, buildSpec(chart, place.clientWidth), {
      actions: false, renderer: "svg", ast: true, defaultStyle: false, tooltip: {disableDefaultStyle: true, theme: "custom"}});
    view = result.view;
    view.addEventListener("click", (_, item) => { if (item?.datum?.key !== undefined) chart.onPick(item.datum.key); });
  };
  hudna.saveChart = async (format) => {
    if (!view) return;
    const link = hudna.el("a", {href: await view.toImageURL(format, format === "png" ? 2 : 1), download: `hudna-${hudna.page.dataset.asOf.slice(0, 10)}.${format}`});
    link.click();
  };
})();
