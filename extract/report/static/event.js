"use strict";
// The page of one event, by the id in its address.
addEventListener("DOMContentLoaded", async () => {
  const {el, bdi, say, compose, label, warn, figure, day, dates, join, actorLink, placeLink} = hudna;
  const article = document.getElementById("event");
  const id = new URLSearchParams(location.search).get("id") ?? "";

  const section = (key, title, ...children) => el("section", {"aria-labelledby": `${key}-title`, class: key},
    el("h2", {id: `${key}-title`}, title), ...children);
  const fact = (key, ...children) => el("div", {}, el("dt", {}, say(key)), el("dd", {}, ...children));

  const find = async () => {
    const digits = Number(hudna.page.dataset.digits);
    if (!/^(xch|evc)_[0-9a-f]{12}$/.test(id)) return null;
    const part = await hudna.load(`event-${id.slice(4, 4 + digits)}`);
    return Object.hasOwn(part, id) ? part[id] : null;
  };
  const findRow = async ({part}) => (await hudna.loadPart(part)).find((event) => event.id === id);
  const explainAbsence = async () => {
    const moved = await hudna.load("moved");
    if (!id) return compose("choose_event", {});
    if (moved[id]) return compose("moved_event", {id: el("a", {href: hudna.eventHref(moved[id])}, el("code", {dir: "ltr"}, moved[id]))});
    return compose(id in moved ? "withdrawn_event" : "no_event", {id: el("code", {dir: "ltr"}, id)});
  };

  const drawFacts = (event, detail) => {
    const places = event.places.map(([role, index, precision]) => el("li", {}, event.kind === "evacuation" || role !== "handover"
      ? `${label("place_role", role)}: ` : "", placeLink(index), el("span", {class: "quiet"}, label("place_precision", precision))));
    return el("dl", {class: "facts"},
      fact("when", bdi(dates(event.start, event.end, event.datePrecision)), el("span", {class: "quiet"}, event.start
        ? label("date_precision", event.datePrecision) : event.reported ? say("first_reported", {date: day(event.reported)}) : "")),
      fact("where", places.length ? el("ul", {class: "plain"}, places) : say("place_unknown")),
      fact("how_many", el("ul", {class: "plain"}, ["people", "bodies", "families", "vehicles"]
        .filter((measure) => detail[measure] || measure === "people")
        .map((measure) => el("li", {}, `${say(measure)}: `, el("b", {}, figure(detail[measure])))))),
      fact("how_far", hudna.chip(event.status), detail.deniedBy.length ? el("span", {class: "quiet"},
        compose("denied_by", {who: join(detail.deniedBy.map(actorLink))})) : "",
      event.isInTotals ? "" : el("span", {class: "quiet"}, say("not_in_totals", {why: say(
        ["completed", "ongoing"].includes(event.status) ? (event.isDenied ? "why_denied" : "why_counted") : "why_status")}))),
      fact("told_by", say("voices_told", {voices: hudna.number(event.voices), claims: hudna.number(detail.claims.length)})),
      fact("confidence", detail.confidence.toFixed(2), el("span", {class: "quiet"}, say("confidence_note"))));
  };

  const drawUnknown = (detail) => el("aside", {class: "unknown", "aria-labelledby": "unknown-title"},
    el("h2", {id: "unknown-title"}, say("not_known")),
    detail.warnings.length ? el("ul", {}, detail.warnings.map((code) => el("li", {"data-warning": code}, warn(code)))) : el("p", {}, say("all_known")));

  const drawSides = (event, detail) => {
    const numbers = [...new Set(detail.releases.map(([side]) => side))];
    const cards = numbers.map((number) => {
      const rows = detail.releases.filter(([side]) => side === number);
      const actors = rows[0][1];
      return el("div", {class: "side"},
        el("h3", {}, number === 0 ? say("joint") : actors.length ? join(actors.map(actorLink), " + ") : say("unnamed_side")),
        el("table", {}, el("thead", {}, el("tr", {}, el("th", {scope: "col"}, say("let_go")),
          ...["low", "best", "high"].map((key) => el("th", {scope: "col", class: "number"}, say(key))))),
        el("tbody", {}, rows.map(([, , category, low, best, high, gave]) => el("tr", {},
          el("th", {scope: "row"}, ...join([label("category", category), gave && `${say("gave")} ${label("gave", gave)}`].filter(Boolean))),
          [low, best, high].every((bound) => bound === null)
            ? el("td", {colspan: 3, class: "quiet"}, say("not_reported"))
            : [low, best, high].map((bound) => el("td", {class: "number"}, bound === null ? "–" : hudna.number(bound))))))));
    });
    return section("sides", say("sides"), el("div", {class: "columns"}, cards));
  };
  const drawOthers = (event) => {
    const roles = Object.entries(event.others).filter(([, actors]) => actors.length);
    return roles.length ? section("others", say("roles"), el("dl", {class: "facts"}, roles.map(([role, actors]) =>
      el("div", {}, el("dt", {}, label("role", role)), el("dd", {}, join(actors.map(actorLink))))))) : "";
  };

  const drawKin = (event, detail) => (detail.kin.length ? section("kin", say("deal"), el("p", {class: "quiet"}, say("deal_note")),
    el("ul", {}, detail.kin.map(([key, kind, status, scope, batch, start, end, precision, people, parent]) => el("li", {},
      ...join([el("a", {href: hudna.eventHref(key)}, ...join([label("kind", kind), bdi(dates(start, end, precision)), scope === "batch" && batch !== null ? say("batch", {n: batch}) : label("scope", scope)])),
      label("status", status), `${say("people")}: ${figure(people)}`]), parent === id ? ` (${say("part_of")})` : detail.parent === key ? ` (${say("whole_of")})` : "")))) : "");

  const drawCitation = (title) => {
    const {asOf, published, version, sample} = hudna.page.dataset;
    const address = location.href.split("#")[0];
    const text = `${title.textContent}. ${id}. ${say("citation", {version, published: day(published), as_of: asOf ? day(asOf) : say("unknown")})}${sample === "1" ? ` ${say("citation_sample")}` : ""}${hudna.isWeb(address) ? ` ${address}` : ""}`;
    const button = el("button", {type: "button"}, say("copy"));
    const quote = el("blockquote", {class: "citation", tabindex: "-1"}, text);
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(text); button.textContent = say("copied_done"); } catch { // no right to the clipboard
        getSelection().selectAllChildren(quote);
      }
    });
    return section("cite", say("cite_event"), quote, button);
  };

  try {
    await hudna.loadNames();
    const detail = await find();
    if (!detail) {
      article.replaceChildren(el("h1", {}, say("event")), el("p", {role: "alert"}, await explainAbsence()));
      article.removeAttribute("aria-busy");
      return;
    }
    const event = await findRow(detail);
    const title = el("h1", {}, hudna.headline(event));
    article.replaceChildren(
      el("p", {class: "above"}, el("span", {class: `kind ${event.kind}`}, label("kind", event.kind)), " · ",
        el("span", {}, event.scope === "batch" && detail.batch !== null ? say("batch", {n: detail.batch}) : label("scope", event.scope)), " · ",
        el("code", {dir: "ltr"}, id)),
      title,
      drawFacts(event, detail), hudna.drawLocator(event.places), drawUnknown(detail),
      event.kind === "exchange" ? drawSides(event, detail) : "", drawOthers(event),
      hudna.drawComparison(event, detail), hudna.drawClaims(event, detail), hudna.drawHistory(detail), drawKin(event, detail), drawCitation(title));
    article.removeAttribute("aria-busy");
    document.title = `${article.querySelector("h1").textContent} · ${document.title}`;
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  } catch (error) { hudna.fail(article, error); }
});
