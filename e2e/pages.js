// The list of main pages of the demo, with who may see them. Where an address holds an identifier, it is found
// by following the links that a person would follow.
import { DEMO_CAMP } from "./server.js";

const EXERCISES = ["indikatorer", "afvejninger", "avisforsider", "forudsaetninger", "bidrag", "den-gode-ide", "opslagstavle"];

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
  { name: "camps-offentlig", address: "/camps" },
  { name: "log-ind", address: "/log-ind" },
  { name: "tilgaengelighed", address: "/tilgaengelighed" },
  { name: "privatliv", address: "/privatliv" },
  { name: "om", address: "/om" },
  { name: "findes-ikke", address: "/findes-ikke", status: 404 },
];

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
