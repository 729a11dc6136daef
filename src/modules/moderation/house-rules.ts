import { Language, type Terms, terms, vocabulary } from '../../core/vocabulary'
import { ModerationReason } from './moderation.enums'

/** Decisions name these codes for good: one that is no longer a rule stays here. */
export enum HouseRuleCode {
  NO_ADVERTISING = 'NO_ADVERTISING',
  RESPECT = 'RESPECT',
  NO_HATE = 'NO_HATE',
  PRIVACY = 'PRIVACY',
  TRUE_FACTS = 'TRUE_FACTS',
  ON_TOPIC = 'ON_TOPIC',
  LAWFUL_CONTENT = 'LAWFUL_CONTENT',
  PURPOSE = 'PURPOSE',
  MANDATE = 'MANDATE',
  VERIFIABLE_RECORDS = 'VERIFIABLE_RECORDS',
  FAIR_USE = 'FAIR_USE',
}

const RULES: Readonly<Record<HouseRuleCode, Terms>> = {
  NO_ADVERTISING: terms(
    'bez reklamy',
    'Rejestr nie jest miejscem na reklamę ani na powielanie tego samego tekstu.',
    'no advertising',
    'The registry is no place for advertising, or for the same text over and over.',
  ),
  RESPECT: terms(
    'szacunek',
    'Nikogo nie wolno obrażać, nękać ani straszyć.',
    'respect',
    'Nobody may be insulted, harassed or threatened.',
  ),
  NO_HATE: terms(
    'bez nienawiści',
    'Nie wolno nawoływać do nienawiści ani przemocy wobec grupy ludzi.',
    'no hate',
    'Hate or violence against a group of people must not be incited.',
  ),
  PRIVACY: terms(
    'prywatność',
    'Danych osoby nie podaje się bez jej zgody.',
    'privacy',
    'Nothing personal is told of somebody without their consent.',
  ),
  TRUE_FACTS: terms(
    'prawdziwe fakty',
    'Co podaje się jako fakt, musi być prawdą.',
    'true facts',
    'What is stated as a fact has to be true.',
  ),
  ON_TOPIC: terms(
    'na temat',
    'Komentarz dotyczy tego, pod czym stoi.',
    'on topic',
    'A comment is about the subject of its page.',
  ),
  LAWFUL_CONTENT: terms(
    'zgodność z prawem',
    'Treść nie może naruszać prawa ani cudzych praw, także autorskich.',
    'lawful content',
    'Content must not break the law or the rights of others, copyright included.',
  ),
  PURPOSE: terms(
    'cel rejestru',
    'Rejestr służy partnerstwom lokalnym i nie wolno przeszkadzać innym w korzystaniu z niego.',
    'purpose of the registry',
    'The registry is for local partnerships, and others must not be hindered in using it.',
  ),
  MANDATE: terms(
    'umocowanie',
    'Wpis prowadzi tylko ten, kto może wypowiadać się w imieniu partnerstwa lub organizacji.',
    'mandate',
    'Only people who may speak for a partnership or an organisation manage its record.',
  ),
  VERIFIABLE_RECORDS: terms(
    'sprawdzalne wpisy',
    'Nazwa i obszar partnerstwa muszą dać się sprawdzić i należeć do tego samego partnerstwa.',
    'verifiable records',
    'The name and the area of a partnership can be verified, and belong to the same partnership.',
  ),
  FAIR_USE: terms(
    'uczciwe korzystanie',
    'Programy korzystają z klucza API tylko w celu, na jaki został wydany, i nie przeciążają rejestru.',
    'fair use',
    'Programs use an API key only for what it was issued, and do not overload the registry.',
  ),
}

const EXAMPLES: Readonly<Record<HouseRuleCode, Readonly<Record<Language, string>>>> = {
  NO_ADVERTISING: {
    PL: 'Pod każdym piknikiem ta sama oferta pożyczek.',
    EN: 'The same offer of loans under every picnic.',
  },
  RESPECT: {
    PL: 'Wyzwiska pod adresem sołtyski, która odpowiedziała na pytanie.',
    EN: 'Name-calling aimed at the village head who answered a question.',
  },
  NO_HATE: {
    PL: 'Wezwanie, by przepędzić z osiedla rodziny uchodźców.',
    EN: 'A call to drive refugee families out of the neighbourhood.',
  },
  PRIVACY: {
    PL: 'Numer telefonu i adres wolontariusza, który ich nie podał.',
    EN: 'The phone number and address of a volunteer who did not publish them.',
  },
  TRUE_FACTS: {
    PL: 'Wydarzenie, którego nikt nie organizuje.',
    EN: 'An event that nobody is organising.',
  },
  ON_TOPIC: {
    PL: 'Spór o parkowanie pod stroną o zakładaniu partnerstw.',
    EN: 'A dispute about parking under the guide on founding a partnership.',
  },
  LAWFUL_CONTENT: {
    PL: 'Cały artykuł z gazety wklejony bez zgody autorki.',
    EN: 'A whole newspaper article pasted without the consent of its author.',
  },
  PURPOSE: {
    PL: 'Setki pustych szkiców partnerstw z jednego konta.',
    EN: 'Hundreds of empty drafts of partnerships from one account.',
  },
  MANDATE: {
    PL: 'Wniosek o prowadzenie wpisu biblioteki od osoby, której biblioteka nie zna.',
    EN: 'A claim on the record of a library from somebody whom the library does not know.',
  },
  VERIFIABLE_RECORDS: {
    PL: 'Zmiana nazwy na nazwę innego, niezwiązanego partnerstwa.',
    EN: 'A change of the name to that of another, unrelated partnership.',
  },
  FAIR_USE: {
    PL: 'Klucz urzędu opublikowany w sieci i używany przez obce programy.',
    EN: 'A key of a town hall that is published on the web and used by programs of strangers.',
  },
}

vocabulary(HouseRuleCode, {
  name: 'HouseRuleCode',
  description: 'The house rules, which decisions refer to. Query.houseRules has each with an example.',
  values: RULES,
})

/** A rule as it reads in one language. */
export interface RuleText {
  readonly name: string
  readonly meaning: string
  readonly example: string
}

/** What a rule says. Decisions keep it as it was when they were made. */
export type RuleTexts = Readonly<Record<Language, RuleText>>

export function textsOfRule(code: HouseRuleCode): RuleTexts {
  const textIn = (language: Language): RuleText => {
    const { label, description } = RULES[code][language]
    return { name: label, meaning: description, example: EXAMPLES[code][language] }
  }
  return { PL: textIn(Language.PL), EN: textIn(Language.EN) }
}

const RULE_OF_REASON: Readonly<Record<ModerationReason, HouseRuleCode>> = {
  [ModerationReason.SPAM]: HouseRuleCode.NO_ADVERTISING,
  [ModerationReason.ABUSE]: HouseRuleCode.RESPECT,
  [ModerationReason.HATE]: HouseRuleCode.NO_HATE,
  [ModerationReason.PERSONAL_DATA]: HouseRuleCode.PRIVACY,
  [ModerationReason.FALSE_INFORMATION]: HouseRuleCode.TRUE_FACTS,
  [ModerationReason.OFF_TOPIC]: HouseRuleCode.ON_TOPIC,
  [ModerationReason.ILLEGAL]: HouseRuleCode.LAWFUL_CONTENT,
  [ModerationReason.OTHER]: HouseRuleCode.PURPOSE,
}

/** The rule that a decision rests on which gives a reason only. */
export const ruleOfReason = (reason: ModerationReason | null | undefined): HouseRuleCode | null =>
  reason == null ? null : RULE_OF_REASON[reason]
