// The files of a small camp, as a consultant would have typed them in from the post-its.

const THOUGHTS = [
  "Flere børn cykler selv til skole", "Færre er alene i frikvarteret", "Børnene glæder sig til mandag", "Flere fortæller, at de har en god ven",
  "Forældre kender hinandens børn", "Der er en voksen, man kan gå til", "Flere læser for fornøjelsens skyld", "Færre skænderier i omklædningen",
  "Eleverne bestemmer over et projekt hver måned", "Flere går til sport, spejder eller musik", "Nye elever bliver taget imod", "Børn og ældre laver mad sammen",
  "Lærerne har tid til at lytte", "Flere tør række hånden op", "Mobilen ligger i tasken", "Skolegården bruges også om lørdagen",
  "Ingen bliver hjemme af kedsomhed", "Flere unge har et fritidsjob", "Alle har råd til at være med", "Konflikter bliver løst samme dag",
  "Klassen ved, hvad den er god til, og skolegården er grøn", "Flere børn cykler til skole selv", "Der er plads til de stille", "Skolen og klubben taler sammen",
  "Børnene kender byens skov", "Flere svarer ja til, at de har det godt",
];

/** Returns the two files of a camp: its own row, and 26 statements of the exercise with success indicators. */
export function campFiles(camp) {
  const camps = ["camp_id;core_task;date;participants", `${camp};Børn der tør og kan;2026-10-03;48`];
  const statement = (text, at) => `${camp}-${String(at + 1).padStart(2, "0")};${camp};indicator;1.${1 + (at % 4)};;;"${text}";${at % 5};${at % 7 === 0 ? 1 : ""};`;
  const statements = ["id;camp_id;session;group;actor;chosen_precondition;text;votes;selected;page", ...THOUGHTS.map(statement)];
  const file = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\r\n")}\r\n`, "utf8") });
  return [file("camps.csv", camps), file("statements.csv", statements)];
}
