// The list of main pages of the demo, with who may see them. Where an address holds an identifier, it is found
// by following the links that a person would follow.
import { DEMO_CAMP } from "./server.js";

/** A core task of the demo with a wording in force and another that people are asked about. */
export const SENIOR = "/kompas/et-trygt-og-aktivt-seniorliv";

const EXERCISES = ["indikatorer", "afvejninger", "avisforsider", "forudsaetninger", "bidrag", "den-gode-ide", "opslagstavle"];

const ACTION = /^\/kompas\/handlinger\/(?!ny)[^/?]+$/;
const TEST = /^\/kompas\/prioritering\/[^/?]+$/;
const VOICE = /^\/kompas\/stemmer\/(?!skriv|mine|koe|haefte)[^/?]+$/;

const GOAL = /^\/effekt\/maal\/(?!ny)[^/?]+$/;
const INDICATOR = /^\/effekt\/indikatorer\/(?!ny)[^/?]+$/;
const UNIT_TREE = /^\/effekt\/enheder\/[^/?]+$/;

// The first link on a page whose address matches.
async function link(visitor, address, pattern) {
  await visitor.open(address);
  const links = await visitor.page.$$eval("a[href]", (anchors) => anchors.map((anchor) => anchor.getAttribute("href")));
  const found = links.find((href) => pattern.test(href));
  if (!found) throw new Error(`${address} has no link like ${pattern}`);
  return found;
}

/** Pages that anyone may see. `status` is the answer when it is not 200. */
export const PUBLIC_PAGES = [
  { name: "forside", address: "/" },
  { name: "kompas", address: "/kompas" },
  { name: "kerneopgave", address: "/kompas/et-trygt-og-aktivt-seniorliv" },
  { name: "kompas-model", address: "/kompas/model/kerneopgaven" },
  { name: "kompas-dengang", address: "/kompas?paa=2026-01-15" },
  { name: "kerneopgave-nord", address: "/kompas/mennesker-der-kan-i-et-fjordby-der-haenger-sammen" },
  { name: "ordlyde", address: `${SENIOR}/ordlyd` },
  { name: "ordlyd", address: `${SENIOR}/ordlyd/1` },
  { name: "ordlyd-i-hoering", address: `${SENIOR}/ordlyd/2` },
  { name: "ordlyd-sammenlign", address: `${SENIOR}/ordlyd/sammenlign?fra=1&til=2` },
  { name: "figurer", address: "/kompas/figurer" },
  { name: "figur-overblik", address: "/kompas/figurer/overblik/kerneopgaven" },
  { name: "figur-fisk", address: "/kompas/figurer/fisk/kerneopgaven" },
  { name: "figur-trekant", address: "/kompas/figurer/trekant/et-trygt-og-aktivt-seniorliv" },
  { name: "figur-ramme", address: "/kompas/figurer/ramme/et-trygt-og-aktivt-seniorliv" },
  { name: "handlinger", address: "/kompas/handlinger" },
  { name: "stemmer", address: "/kompas/stemmer" },
  { name: "haefte", address: "/kompas/rapport" },
  { name: "effekt", address: "/effekt" },
  { name: "effektmaal-liste", address: "/effekt/maal" },
  { name: "effektplan", address: "/effekt/plan" },
  { name: "soeg", address: "/soeg?q=fjord" },
  { name: "soeg-intet", address: "/soeg?q=zzzz" },
  { name: "camps-offentlig", address: "/camps" },
  { name: "log-ind", address: "/log-ind" },
  { name: "tilgaengelighed", address: "/tilgaengelighed" },
  { name: "privatliv", address: "/privatliv" },
  { name: "om", address: "/om" },
  { name: "findes-ikke", address: "/findes-ikke", status: 404 },
];

/** Pages of the compass that anyone may see, and whose addresses hold an identifier. */
export async function publicCompassPages(visitor) {
  return [
    { name: "kerneopgave-del", address: await link(visitor, SENIOR, /\/del\//) },
    { name: "traad", address: await link(visitor, SENIOR, /^\/traad\/core-task\//) },
    { name: "handling", address: await link(visitor, "/kompas/handlinger", ACTION) },
    { name: "stemme", address: await link(visitor, "/kompas/stemmer", VOICE) },
  ];
}

/** Pages of the compass for its editor (`kompas`, who is signed in). */
export async function compassPages(visitor) {
  const action = await link(visitor, "/kompas/handlinger?ord=Kvartalsrapport", ACTION);
  const draft = await link(visitor, "/kompas/prioritering?ord=L%C3%A6semakker", TEST);
  const refused = await link(visitor, "/kompas/handlinger?ord=Nyt+logo", ACTION);
  const voice = await link(visitor, "/kompas/stemmer/koe", VOICE);
  const supported = await link(visitor, "/kompas/handlinger?ord=Regnbede", ACTION);
  return [
    { name: "forside-medarbejder", address: "/" },
    { name: "kompas-medarbejder", address: "/kompas" },
    { name: "kerneopgave-redaktoer", address: SENIOR },
    { name: "kerneopgave-uden-kladde", address: "/kompas/boern-der-toer-og-kan" },
    { name: "kerneopgave-ny", address: "/kompas/ny" },
    { name: "kerneopgave-luk", address: `${SENIOR}/luk` },
    { name: "model-redaktoer", address: "/kompas/model/kerneopgaven" },
    { name: "model-ny", address: "/kompas/model/ny" },
    { name: "ordlyd-redaktoer", address: `${SENIOR}/ordlyd/2` },
    { name: "ordlyd-ret", address: `${SENIOR}/ordlyd/2/ret` },
    { name: "ordlyd-vedtag", address: `${SENIOR}/ordlyd/2/vedtag` },
    { name: "kompas-indlaes", address: "/kompas/indlaes" },
    { name: "handlinger-medarbejder", address: "/kompas/handlinger" },
    { name: "handling-uden-nord", address: action },
    { name: "handling-valgt-fra", address: refused },
    { name: "handling-ny", address: "/kompas/handlinger/ny" },
    { name: "handling-ret", address: `${action}/rediger` },
    { name: "prioritering-skriv", address: `${action}/prioritering` },
    { name: "prioriteringer", address: "/kompas/prioritering" },
    { name: "prioritering", address: await link(visitor, "/kompas/prioritering?ord=Nyt+logo", TEST) },
    { name: "prioritering-kladde", address: draft },
    { name: "prioritering-afgoer", address: `${draft}/afgoer` },
    { name: "uden-nord", address: "/kompas/uden-nord" },
    { name: "traad-handling", address: await link(visitor, supported, /^\/traad\/action\//) },
    { name: "traad-knyt", address: await link(visitor, action, /^\/traad\/knyt/) },
    { name: "traad-afslut", address: await link(visitor, supported, /^\/traad\/afslut\//) },
    { name: "stemmer-koe", address: "/kompas/stemmer/koe" },
    { name: "stemmer-mine", address: "/kompas/stemmer/mine" },
    { name: "stemme-skriv", address: "/kompas/stemmer/skriv" },
    { name: "stemme-redaktoer", address: voice },
    { name: "stemme-ret", address: `${voice}/rediger` },
    { name: "soeg-medarbejder", address: "/soeg?q=borgere" },
  ];
}

/** Pages of effect steering that anyone may see, and whose addresses hold an identifier. */
export async function publicEffectPages(visitor) {
  return [{ name: "effektmaal", address: await link(visitor, "/effekt/maal", GOAL) }];
}

/** Pages of effect steering for its owner (`effekt`, who is signed in). */
export async function effectPages(visitor) {
  const goal = await link(visitor, "/effekt/maal", GOAL);
  const proposed = await link(visitor, "/effekt/maal?tilstand=proposed", GOAL);
  const indicator = "/effekt/indikatorer/skolefravaer";
  const tree = await link(visitor, "/effekt/enheder", UNIT_TREE);
  const compared = await link(visitor, indicator, /\/sammenlign/);
  return [
    { name: "effekt-medarbejder", address: "/effekt" },
    { name: "effektmaal-medarbejder", address: goal },
    { name: "effektmaal-foreslaaet", address: proposed },
    { name: "effektmaal-ny", address: "/effekt/maal/ny" },
    { name: "effektmaal-ret", address: `${proposed}/rediger` },
    { name: "effektmaal-soegt", address: "/effekt/maal?ord=zzzz" },
    { name: "effektplan-ret", address: "/effekt/plan/rediger" },
    { name: "effektplan-indlaes", address: "/effekt/plan/indlaes" },
    { name: "indikatorer", address: "/effekt/indikatorer" },
    { name: "indikator-ny", address: "/effekt/indikatorer/ny" },
    { name: "indikator", address: indicator },
    { name: "indikator-anden", address: await link(visitor, "/effekt/indikatorer", INDICATOR) },
    { name: "indikator-serie", address: `${indicator}?regler=anhoej` },
    { name: "indikator-enhed", address: await link(visitor, indicator, /\?enhed=/) },
    { name: "indikator-sammenlign", address: compared },
    { name: "indikator-sammenlign-under", address: await link(visitor, compared, /\/skolefravaer\?enhed=/).then((unit) => unit.replace("?", "/sammenlign?")) },
    { name: "indikator-vaerdi", address: await link(visitor, indicator, /\/vaerdi\?/) },
    ...["definition", "maaltal", "brud", "opdeling", "historik", "rediger", "afslut", "indlaes", "foed"].map((part) => ({ name: `indikator-${part}`, address: `${indicator}/${part}` })),
    { name: "indlaes-kvittering", address: await link(visitor, `${indicator}/indlaes`, /\/indlaes\/[^/?]+$/) },
    ...["statbank", "kolada", "json-stat"].map((kind) => ({ name: `foed-${kind}`, address: `${indicator}/foed/ny?slags=${kind}` })),
    { name: "traad-indikator", address: await link(visitor, indicator, /^\/traad\/indicator\//) },
    { name: "traad-effektmaal", address: await link(visitor, goal, /^\/traad\/goal\//) },
    { name: "indberet", address: "/effekt/indberet" },
    { name: "indberet-valgt", address: "/effekt/indberet?indikator=skolefravaer" },
    { name: "godkend", address: "/effekt/godkend" },
    { name: "enheder", address: "/effekt/enheder" },
    { name: "enhedstrae", address: tree },
    { name: "enhedstrae-soegt", address: `${tree}?ord=skole` },
    { name: "enhed", address: await link(visitor, tree, /^\/effekt\/enheder\/[^/?]+\/(?!ny|indlaes|grupper)[^/?]+$/) },
    { name: "enhed-ny", address: `${tree}/ny` },
    { name: "enheder-indlaes", address: `${tree}/indlaes` },
    { name: "grupper", address: `${tree}/grupper` },
    { name: "gruppe-valg", address: `${tree}/grupper/valg` },
  ];
}

/** Pages of effect steering for a member of a committee (`udvalg`, who is signed in). */
export async function committeePages(visitor) {
  const adopted = await link(visitor, "/effekt/maal?tilstand=adopted", GOAL);
  const prioritised = await link(visitor, "/effekt/maal?tilstand=prioritised", GOAL);
  return [
    { name: "effekt-udvalg", address: "/effekt" },
    { name: "effektmaal-udvalg", address: prioritised },
    { name: "effektmaal-vedtag", address: `${prioritised}/vedtag` },
    { name: "effektmaal-afslut", address: `${adopted}/afslut` },
    { name: "effektmaal-ny-beslutning", address: `${adopted}/ny-ordlyd` },
    { name: "prioriter-effektmaal", address: await link(visitor, prioritised, /^\/effekt\/prioriter\//) },
  ];
}

/** Pages for someone who works with camps (`facilitator`, who is signed in). */
export async function campPages(visitor) {
  const exercise = `${DEMO_CAMP}/indikatorer`;
  const statement = await link(visitor, `${exercise}/tavle`, /\/udsagn\//);
  const theme = await link(visitor, `${exercise}/opsamling`, /\/tema\/(?!nyt)[^/]+$/);
  return [
    { name: "camps", address: "/camps" },
    { name: "camp", address: DEMO_CAMP },
    ...EXERCISES.map((slug) => ({ name: `oevelse-${slug}`, address: `${DEMO_CAMP}/${slug}` })),
    { name: "oevelse-soegt", address: `${exercise}?ord=hj%C3%A6lp` },
    { name: "tavle", address: `${exercise}/tavle` },
    { name: "tavle-tom", address: `${DEMO_CAMP}/afvejninger/tavle` },
    { name: "kategori", address: await link(visitor, `${exercise}/tavle`, /\/kategori\//) },
    { name: "del", address: await link(visitor, `${exercise}/tavle`, /\/del\//) },
    { name: "opsamling", address: `${exercise}/opsamling` },
    { name: "opsamling-tom", address: `${DEMO_CAMP}/afvejninger/opsamling` },
    { name: "tema", address: theme },
    { name: "tema-ret", address: `${theme}/rediger` },
    { name: "tema-nyt", address: `${exercise}/opsamling/tema/nyt` },
    { name: "udsnit", address: `${exercise}/opsamling/udsnit` },
    { name: "rapport", address: `${DEMO_CAMP}/rapport` },
    { name: "rapport-vis", address: `${DEMO_CAMP}/rapport/vis` },
    { name: "analyse", address: `${DEMO_CAMP}/analyse` },
    { name: "analyse-del", address: await link(visitor, `${DEMO_CAMP}/analyse`, /\/analyse\/del\/[^/]+$/) },
    { name: "analyse-ret", address: await link(visitor, `${DEMO_CAMP}/analyse`, /\/analyse\/del\/[^/]+\/rediger$/) },
    { name: "analyse-bidrag", address: `${DEMO_CAMP}/analyse/nyt/bidrag` },
    { name: "analyse-historik", address: `${DEMO_CAMP}/analyse/historik` },
    { name: "analyse-version", address: `${DEMO_CAMP}/analyse/historik/3` },
    { name: "paa-tvaers", address: "/camps/paa-tvaers" },
    { name: "paa-tvaers-tema", address: await link(visitor, "/camps/paa-tvaers", /\/paa-tvaers\/tema\/[^/#]+$/) },
    { name: "paa-tvaers-nyt", address: "/camps/paa-tvaers/nyt" },
    { name: "paa-tvaers-forslag", address: "/camps/paa-tvaers/forslag" },
    { name: "analyse-rapport", address: "/camps/analyse-rapport" },
    { name: "analyse-rapport-vis", address: "/camps/analyse-rapport/vis" },
    { name: "udsagn", address: statement },
    { name: "udsagn-slet", address: await link(visitor, statement, /\/udsagn\/[^/]+\/slet/) },
    { name: "indlaes", address: "/camps/indlaes" },
    { name: "adgangskode", address: "/konto/adgangskode" },
  ];
}

/** Pages for the administrator, who is signed in. */
export async function settingsPages(visitor) {
  const person = await link(visitor, "/indstillinger/brugere", /\/brugere\/(?!ny)[^/]+$/);
  return [
    { name: "indstillinger", address: "/indstillinger" },
    { name: "brugere", address: "/indstillinger/brugere" },
    { name: "bruger-ny", address: "/indstillinger/brugere/ny" },
    { name: "bruger", address: person },
    { name: "udseende", address: "/indstillinger/udseende" },
    { name: "log", address: await link(visitor, "/indstillinger", /log|historik/) },
  ];
}
