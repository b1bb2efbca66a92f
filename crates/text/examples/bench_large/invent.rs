//! Invents statements of which is known what each is about: no word here was ever said at a camp.

/// What there is to talk about: a name, and words that belong to it.
const TOPICS: &[(&str, &str)] = &[
    (
        "Trafik og veje",
        "trafik vej cykel cyklist fortov rundkørsel fart bump kryds bilist lastbil skilt asfalt cykelsti",
    ),
    (
        "Mad og måltider",
        "mad måltid frokost køkken grønt kantine kok middag råvare opskrift bagning suppe spisning madpakke",
    ),
    (
        "Kunst og musik",
        "kunst musik maleri koncert kor scene kunstner udstilling guitar teater galleri skulptur orkester værksted",
    ),
    (
        "Idræt og bevægelse",
        "idræt bold hal træner bevægelse løb svømning hold stadion turnering dans gymnastik håndbold motion",
    ),
    (
        "Affald og genbrug",
        "affald genbrug plast kompost skrald container sortering pap glas losseplads storskrald batteri spand pose",
    ),
    ("Vand og kyst", "vand kyst strand havn fjord klit båd dige bølge badebro fisk oversvømmelse å sø"),
    (
        "Bolig og byggeri",
        "bolig lejlighed hus byggeri grund tag lejer andel kælder facade byfornyelse nybyg rækkehus indflytning",
    ),
    (
        "Kollektiv transport",
        "bus tog station stoppested køreplan billet afgang perron letbane chauffør pendler rejsetid skinne rute",
    ),
    (
        "Bibliotek og læsning",
        "bibliotek bog læsning forfatter roman udlån lydbog bibliotekar læsesal avis højtlæsning reol digt boghandel",
    ),
    (
        "Arbejde og uddannelse",
        "arbejde praktik lærling job kursus svend faglært virksomhed ansættelse løn mester oplæring eksamen jobcenter",
    ),
    (
        "Klima og energi",
        "klima energi solcelle vindmølle varme fjernvarme isolering strøm varmepumpe udledning elbil biogas batterilager forbrug",
    ),
    (
        "Digital hjælp",
        "computer internet mobil digital skærm app netværk selvbetjening password hjemmeside tablet robot data fiber",
    ),
    (
        "Frivillighed",
        "frivillig forening fællesskab bestyrelse netværksmøde besøgsven nabo lokalråd indsamling arrangør klub arbejdsdag festudvalg medlem",
    ),
    ("Natur og skov", "natur skov træ eng fugl sti bi mose hegn vildblomst fredning plantning insekt bålplads"),
    (
        "Sundhed og læge",
        "sundhed læge sygdom medicin rygning søvn vaccine hospital klinik blodtryk genoptræning sygeplejerske tandpleje screening",
    ),
    (
        "Turisme og handel",
        "turist butik handel torv marked hotel café gæst bymidte overnatning campingplads souvenir gågade købmand",
    ),
    (
        "Tryghed og politi",
        "tryghed politi indbrud belysning hærværk nabohjælp brand vagt kriminalitet lygte redning alarm uheld opsyn",
    ),
    (
        "Økonomi og skat",
        "økonomi budget skat penge regnskab besparelse tilskud gæld investering afgift pulje lån overskud kasse",
    ),
    (
        "Kirke og historie",
        "kirke historie museum arkiv præst mindesmærke vandrerhistorie kirkegård slot oldtid egnsmuseum højtid orgel tradition",
    ),
    ("Dyr og landbrug", "dyr landbrug ko gris mark hest hund landmand høst stald mælk får traktor hønsegård"),
];
/// Words that belong to everything.
const COMMON: &[&str] = &[
    "flere",
    "bedre",
    "gode",
    "nye",
    "fælles",
    "tidlig",
    "stærk",
    "tydelig",
    "plads",
    "tid",
    "mulighed",
    "tilbud",
    "plan",
    "samarbejde",
    "borger",
    "område",
    "by",
    "landsby",
    "dag",
    "år",
    "weekend",
    "ansvar",
    "ide",
    "hjælp",
    "viden",
    "adgang",
];
/// Small words.
const SMALL: &[&str] = &[
    "og", "i", "på", "til", "for", "med", "af", "at", "der", "som", "vi", "skal", "er", "en", "et", "ved", "om", "fra",
];
/// How a noun ends.
const ENDINGS: &[&str] = &["", "", "", "en", "er", "erne", "s", "et"];

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.roll(words.len())).copied().unwrap_or_default()
    }
}

/// A statement, and the place of what it is about among [`names`].
pub(crate) struct Said {
    pub(crate) words: String,
    pub(crate) topic: usize,
}

/// The names of the topics.
pub(crate) fn names() -> Vec<&'static str> {
    TOPICS.iter().map(|(name, _)| *name).collect()
}

/// Invents so many statements; topics are of very different sizes, as in life.
pub(crate) fn invent(count: usize) -> Vec<Said> {
    let mut dice = Dice(2017);
    let own: Vec<Vec<&str>> = TOPICS.iter().map(|(_, words)| words.split(' ').collect()).collect();
    (0..count)
        .map(|_| {
            // The smaller of two rolls: the first topics are talked about most.
            let topic = dice.roll(own.len()).min(dice.roll(own.len()));
            Said { words: sentence(&mut dice, &own, topic), topic }
        })
        .collect()
}

fn sentence(dice: &mut Dice, own: &[Vec<&str>], topic: usize) -> String {
    let length = 3 + dice.roll(8);
    let mut words = vec![noun(dice, own, topic)];
    while words.len() < length {
        let word = match dice.roll(20) {
            0..=6 => noun(dice, own, topic),
            // Now and then somebody mentions something else.
            7 => {
                let other = dice.roll(own.len());
                noun(dice, own, other)
            }
            8..=13 => dice.one_of(COMMON).to_owned(),
            _ => dice.one_of(SMALL).to_owned(),
        };
        let at = dice.roll(words.len() + 1);
        words.insert(at, word);
    }
    for word in &mut words {
        if dice.roll(20) == 0 {
            *word = mistyped(dice, word);
        }
    }
    words.join(" ")
}

/// A word of the topic: by itself, or joined to another or to a common word, with an ending.
fn noun(dice: &mut Dice, own: &[Vec<&str>], topic: usize) -> String {
    let words = own.get(topic).map(Vec::as_slice).unwrap_or_default();
    let mut word = dice.one_of(words).to_owned();
    match dice.roll(6) {
        0 => word += dice.one_of(words),
        1 => {
            word += dice.one_of(&["s", ""]);
            word += dice.one_of(COMMON);
        }
        _ => {}
    }
    word + dice.one_of(ENDINGS)
}

/// Two letters swapped, or one missing.
fn mistyped(dice: &mut Dice, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 {
        let at = dice.roll(letters.len() - 1);
        if dice.roll(2) == 0 {
            letters.swap(at, at + 1);
        } else {
            letters.remove(at);
        }
    }
    letters.into_iter().collect()
}
