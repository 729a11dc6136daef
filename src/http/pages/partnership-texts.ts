import type { Language } from '../../core/vocabulary'

interface PartnershipTexts {
  readonly territory: string
  readonly nationwide: string
  readonly sectors: string
  readonly initiators: string
  readonly privatePerson: string
  readonly kind: string
  readonly stage: string
  readonly areas: string
  readonly founded: string
  readonly ended: string
  readonly legalForm: string
  readonly formerNames: string
  readonly activity: string
  readonly confirmed: string
  readonly added: string
  readonly views: string
  readonly comments: string
  readonly seeks: string
  readonly goals: string
  readonly events: (count: number) => string
  readonly noEvents: string
  readonly members: (count: number) => string
  readonly noMembers: string
  readonly memberColumns: readonly [string, string, string]
  readonly residents: (count: number | null) => string
  readonly firstOf: (shown: number, all: number) => string
  readonly agreements: string
  readonly agreement: string
  readonly until: string
  readonly links: Readonly<Record<'heading' | 'predecessors' | 'successors' | 'partOf' | 'parts', string>>
  readonly health: string
  readonly healthSays: string
  readonly since: string
  readonly answer: string
}

export const PARTNERSHIP_TEXTS: Readonly<Record<Language, PartnershipTexts>> = {
  PL: {
    territory: 'Obszar',
    nationwide: 'Cała Polska',
    sectors: 'Sektory',
    initiators: 'Inicjatorzy',
    privatePerson: 'osoba prywatna',
    kind: 'Rodzaj',
    stage: 'Etap',
    areas: 'Czym się zajmuje',
    founded: 'Powstało',
    ended: 'Zakończyło działanie',
    legalForm: 'Forma prawna',
    formerNames: 'Dawne nazwy',
    activity: 'Czy działa',
    confirmed: 'Ostatnio potwierdzone',
    added: 'W rejestrze od',
    views: 'Wyświetlenia',
    comments: 'Komentarze',
    seeks: 'Kogo szuka',
    goals: 'Cele',
    events: (count) => `Nadchodzące wydarzenia (${count})`,
    noEvents: 'Nie ma zapowiedzianych wydarzeń.',
    members: (count) => `Partnerzy (${count})`,
    noMembers: 'Rejestr nie zna jeszcze partnerów.',
    memberColumns: ['Partner', 'Sektor', 'Rola'],
    residents: (count) => (count === null ? 'mieszkańcy' : `mieszkańcy (${count})`),
    firstOf: (shown, all) => `Pokazano ${shown} z ${all}.`,
    agreements: 'Umowy partnerskie',
    agreement: 'Umowa partnerska',
    until: 'do',
    links: {
      heading: 'Powiązane partnerstwa',
      predecessors: 'Wcześniej',
      successors: 'Później',
      partOf: 'Należy do',
      parts: 'W jego skład wchodzą',
    },
    health: 'W jakiej jest kondycji',
    healthSays:
      'Co mówią o nim publiczne wpisy. Czego z nich nie widać, tego tu nie ma, i nie świadczy to źle o nikim.',
    since: 'od',
    answer: 'Organizatorzy odpowiadają:',
  },
  EN: {
    territory: 'Area',
    nationwide: 'All of Poland',
    sectors: 'Sectors',
    initiators: 'Initiators',
    privatePerson: 'a private person',
    kind: 'Kind',
    stage: 'Stage',
    areas: 'What it works on',
    founded: 'Founded',
    ended: 'Ended',
    legalForm: 'Legal form',
    formerNames: 'Former names',
    activity: 'Is it active',
    confirmed: 'Last confirmed',
    added: 'In the registry since',
    views: 'Views',
    comments: 'Comments',
    seeks: 'Who it looks for',
    goals: 'Goals',
    events: (count) => `Upcoming events (${count})`,
    noEvents: 'No events are announced.',
    members: (count) => `Partners (${count})`,
    noMembers: 'The registry does not know its partners yet.',
    memberColumns: ['Partner', 'Sector', 'Role'],
    residents: (count) => (count === null ? 'residents' : `residents (${count})`),
    firstOf: (shown, all) => `${shown} of ${all} are shown.`,
    agreements: 'Partnership agreements',
    agreement: 'Partnership agreement',
    until: 'until',
    links: {
      heading: 'Related partnerships',
      predecessors: 'Before it',
      successors: 'After it',
      partOf: 'Part of',
      parts: 'Its parts',
    },
    health: 'How it is doing',
    healthSays: 'What public records tell. What they do not show is left out, and counts against nobody.',
    since: 'since',
    answer: 'The organisers answer:',
  },
}
