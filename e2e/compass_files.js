// The files of a small compass, as an editor would have typed them in from a booklet.

const TASKS = [
  {
    number: 1, title: "Havnen er for alle", purpose: "Alle kan komme ned til vandet, også den, der ikke går så godt.",
    focus: ["En rampe ved hver bro"], challenges: ["Kajen er gammel"], preconditions: ["Folk, der kender havnen"],
    contributions: [{ actor: "Sejlklubben", text: "Tager nye med ud" }],
  },
  { number: 2, title: "Arbejde ved vandet", purpose: "Værftet og fiskerne kan finde de folk, de mangler." },
];

const file = (name, compass) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(compass, null, 1), "utf8") });

/** A compass that can be taken in as a model of its own. */
export function goodCompass() {
  return file("havnen.json", { municipality: "Fjordby Kommune", title: "Havneplanen", core_task: { wording: "En havn der samler byen" }, welfare_tasks: TASKS });
}

/** The same with three faults: a task without a title, a focus that is a number, and a field that nobody knows. */
export function faultyCompass() {
  const [first, second] = TASKS;
  const faulty = [{ ...first, title: "", focus: [7] }, { ...second, formaal: "Skrevet i et forkert felt" }];
  return file("havnen.json", { municipality: "Fjordby Kommune", title: "Havneplanen", core_task: { wording: "En havn der samler byen" }, welfare_tasks: faulty });
}
