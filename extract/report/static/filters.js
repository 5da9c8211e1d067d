"use strict";
// What the filters of events mean, wherever they stand: table, map, explorer.
hudna.filters = (() => {
  const KEYS = ["q", "kind", "status", "country", "from", "to", "disputed", "totals"];

  const read = (form) => {
    const values = new FormData(form);
    return Object.fromEntries(KEYS.map((key) => [key, values.get(key) ?? ""]));
  };
  const fitsCountry = (event, country) => (country === "-" ? hudna.countries(event).length === 0 : hudna.countries(event).includes(country));
  const fits = (event, {kind, status, country, from, to, disputed, totals}) => {
    const year = event.start ? Number(event.start.slice(0, 4)) : null;
    const lastYear = event.end ? Number(event.end.slice(0, 4)) : year;
    return (!kind || event.kind === kind)
      && (!status || event.status === status)
      && (!country || fitsCountry(event, country))
      && (!from || (lastYear !== null && lastYear >= Number(from)))
      && (!to || (year !== null && year <= Number(to)))
      && (!disputed || Boolean(event.isDisputed))
      && (!totals || Boolean(event.isInTotals));
  };

  // Fields of a form as an address gives them.
  const restore = (form, query) => {
    for (const [key, value] of query) {
      const field = form.elements.namedItem(key);
      if (field && field.type === "checkbox") field.checked = value === "1";
      else if (field) field.value = value;
    }
  };
  // The countries that events name, as choices.
  const listCountries = (select, events) => {
    const {el} = hudna;
    const wanted = select.value || new URLSearchParams(location.search).get("country") || "";
    const codes = [...new Set(events.flatMap(hudna.countries))].sort((a, b) => hudna.countryName(a).localeCompare(hudna.countryName(b), hudna.language));
    select.replaceChildren(el("option", {value: ""}, hudna.say("any")), ...codes.map((code) => el("option", {value: code}, hudna.countryName(code))),
      el("option", {value: "-"}, hudna.say("unknown")));
    select.value = codes.includes(wanted) || wanted === "-" ? wanted : "";
  };
  // The state of a page into its address, so that it can be kept and shared.
  const remember = (values) => {
    const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    hudna.keepPlace();
  };
  return {read, fits, restore, listCountries, remember};
})();
