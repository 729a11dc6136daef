/** In the masculine, feminine and neuter form. */
const ADJECTIVES = [
  ['Zielony', 'Zielona', 'Zielone'],
  ['Złoty', 'Złota', 'Złote'],
  ['Srebrny', 'Srebrna', 'Srebrne'],
  ['Dobry', 'Dobra', 'Dobre'],
  ['Wspólny', 'Wspólna', 'Wspólne'],
  ['Żywy', 'Żywa', 'Żywe'],
  ['Cichy', 'Cicha', 'Ciche'],
  ['Ciepły', 'Ciepła', 'Ciepłe'],
  ['Otwarty', 'Otwarta', 'Otwarte'],
  ['Słoneczny', 'Słoneczna', 'Słoneczne'],
  ['Kwitnący', 'Kwitnąca', 'Kwitnące'],
  ['Błękitny', 'Błękitna', 'Błękitne'],
  ['Stary', 'Stara', 'Stare'],
  ['Nowy', 'Nowa', 'Nowe'],
  ['Leśny', 'Leśna', 'Leśne'],
  ['Sąsiedzki', 'Sąsiedzka', 'Sąsiedzkie'],
  ['Miejski', 'Miejska', 'Miejskie'],
  ['Wiejski', 'Wiejska', 'Wiejskie'],
  ['Rodzinny', 'Rodzinna', 'Rodzinne'],
  ['Czysty', 'Czysta', 'Czyste'],
] as const

/** Masculine, feminine and neuter nouns. */
const NOUNS = [
  ['Dąb', 'Most', 'Park', 'Młyn', 'Las', 'Brzeg', 'Rynek', 'Zakątek', 'Krąg', 'Żuraw', 'Gród', 'Strumyk'],
  ['Dolina', 'Kraina', 'Łąka', 'Przystań', 'Wieś', 'Ulica', 'Rzeka', 'Puszcza', 'Góra', 'Kotwica', 'Ścieżka'],
  ['Jezioro', 'Osiedle', 'Podwórko', 'Wzgórze', 'Miasto', 'Źródło', 'Gniazdo', 'Zagłębie', 'Pogranicze'],
] as const

export const GENDERED = { adjectives: ADJECTIVES, nouns: NOUNS }

export const PARTNERSHIPS = [
  'Partnerstwo',
  'Partnerstwo lokalne',
  'Lokalna Grupa Działania',
  'Lokalne Partnerstwo',
  'Koalicja',
  'Porozumienie',
  'Klaster',
] as const

export const ORGANISATIONS = {
  MUNICIPALITY: ['Gmina', 'Urząd Gminy', 'Rada Dzielnicy'],
  PUBLIC_INSTITUTION: ['Ośrodek Pomocy Społecznej', 'Powiatowy Urząd Pracy', 'Centrum Usług Społecznych'],
  SCHOOL: ['Szkoła Podstawowa', 'Zespół Szkół', 'Liceum Ogólnokształcące'],
  LIBRARY: ['Biblioteka Publiczna', 'Biblioteka Sąsiedzka'],
  CULTURAL_INSTITUTION: ['Dom Kultury', 'Gminny Ośrodek Kultury', 'Muzeum'],
  NGO: ['Stowarzyszenie', 'Fundacja', 'Koło Gospodyń Wiejskich', 'Ochotnicza Straż Pożarna', 'Klub Sportowy'],
  RESIDENTS_GROUP: ['Sąsiedzi', 'Grupa Nieformalna', 'Mieszkańcy'],
  COMPANY: ['Piekarnia', 'Spółdzielnia', 'Zakład Stolarski', 'Pracownia', 'Gospodarstwo'],
} as const

export const EVENTS = {
  PICNIC: ['Piknik', 'Piknik rodzinny', 'Śniadanie na trawie', 'Święto ulicy'],
  WORKSHOP: ['Warsztaty ceramiczne', 'Warsztaty ogrodnicze', 'Naprawiamy razem', 'Kurs pierwszej pomocy'],
  SPORTS: ['Bieg', 'Turniej piłki nożnej', 'Rajd rowerowy', 'Spływ kajakowy'],
  FESTIVAL: ['Festyn', 'Festiwal', 'Dożynki', 'Jarmark'],
  LECTURE: ['Wykład', 'Spotkanie z historią', 'Rozmowa o klimacie'],
  CONCERT: ['Koncert', 'Wieczór pieśni', 'Koncert na schodach'],
  MEETING: ['Spotkanie partnerów', 'Zebranie mieszkańców', 'Narada obywatelska'],
  OTHER: ['Sprzątanie', 'Sadzenie drzew', 'Wymiana książek', 'Zbiórka'],
} as const

export const PLACES = [
  'Park',
  'Rynek',
  'Świetlica',
  'Remiza',
  'Biblioteka',
  'Boisko',
  'Polana',
  'Dom Kultury',
] as const

export const GIVEN_NAMES = [
  ...['Anna', 'Maria', 'Katarzyna', 'Małgorzata', 'Agnieszka', 'Zofia', 'Łucja', 'Żaneta', 'Julia', 'Hanna'],
  ...[
    'Piotr',
    'Krzysztof',
    'Andrzej',
    'Tomasz',
    'Paweł',
    'Michał',
    'Łukasz',
    'Stanisław',
    'Jakub',
    'Wojciech',
  ],
] as const

/** What a partnership does, as the beginning of a sentence. */
export const AIMS = [
  'Mieszkańcy, szkoły i firmy wspólnie dbają o okolicę',
  'Razem tworzymy miejsca pracy i wspieramy tych, którzy jej szukają',
  'Łączymy pokolenia: uczymy się od siebie i odwiedzamy się nawzajem',
  'Chronimy rzekę, sadzimy drzewa i uczymy o przyrodzie',
  'Ożywiamy tradycje, zapraszamy turystów i promujemy lokalne produkty',
  'Pomagamy rodzinom, seniorom i osobom z niepełnosprawnościami',
  'Zmieniamy podwórka w ogrody, a świetlice w domy sąsiedzkie',
] as const

export const REMARKS = [
  'Świetny pomysł, na pewno przyjdziemy całą rodziną.',
  'Czy można pomóc przy organizacji? Mam wolne popołudnia.',
  'Przydałaby się ławka w cieniu i stojaki na rowery.',
  'Dziękujemy wszystkim, którzy przyszli. Do zobaczenia za rok!',
  'O której zaczynacie? Na plakacie jest inna godzina.',
  'Popieram. Rozmawialiśmy o tym na ostatnim zebraniu.',
  'Szkoda, że tak daleko od przystanku. Może zorganizujemy dojazd?',
  'Zdjęcia są już w bibliotece, można je obejrzeć do końca miesiąca.',
  'Dzieci pytają, kiedy następny raz.',
  'Proszę o kontakt w sprawie użyczenia namiotu.',
  'Było pięknie, choć padało. Żurek znakomity!',
  'Kto odpowiada za sprzątanie po wydarzeniu?',
] as const
