import { ArgsType, Field, registerEnumType } from 'type-graphql'
import { foldedPhrase } from './values/polish-text'

export enum Language {
  PL = 'PL',
  EN = 'EN',
}

/** What a value is called and what it means, in one language. */
interface Term {
  readonly label: string
  readonly description: string
}

export interface VocabularyTerm extends Term {
  readonly enum: string
  readonly value: string
}

export type Terms = Readonly<Record<Language, Term>> & {
  /** What else people call it, such as an abbreviation: files and addresses may say so. */
  readonly synonyms?: readonly string[]
}

/** A value with its label and its description, in Polish and in English. */
export const terms = (pl: string, plDescription: string, en: string, enDescription: string): Terms => ({
  PL: { label: pl, description: plDescription },
  EN: { label: en, description: enDescription },
})

interface Enumeration {
  readonly name: string
  /** For the schema: what the values are about, in English. */
  readonly description: string
}

interface Vocabulary<Value extends string> extends Enumeration {
  readonly values: Readonly<Record<Value, Terms>>
}

const vocabularies: { readonly name: string; readonly values: Readonly<Record<string, Terms>> }[] = []

/** By the enum itself. */
const termsByEnum = new Map<object, Readonly<Record<string, Terms>>>()

/** What the values of an enum are called. Undefined: no vocabulary says it. */
export const termsOf = (values: object): Readonly<Record<string, Terms>> | undefined =>
  termsByEnum.get(values)

export const labelOf = (values: object, value: string, language: Language): string =>
  termsOf(values)?.[value]?.[language].label ?? value

/** The value that people call so, in either language and in any case. Undefined: none, or several. */
export function valueCalled(terms: Readonly<Record<string, Terms>>, text: string): string | undefined {
  if (Object.hasOwn(terms, text)) return text
  const wanted = foldedPhrase(text)
  const [only, ...others] = Object.entries(terms).filter(([value, { PL, EN, synonyms = [] }]) =>
    [value, PL.label, EN.label, ...synonyms].some((name) => foldedPhrase(name) === wanted),
  )
  return others.length === 0 ? only?.[0] : undefined
}

/** Says an enum's values in both languages, once: the schema's descriptions and Query.vocabulary both come from here. */
export function vocabulary<Value extends string>(
  values: Record<Value, Value>,
  { name, description, values: terms }: Vocabulary<Value>,
) {
  const inOrder = Object.values<Value>(values).map((value) => [value, terms[value]] as const)
  const byValue = Object.fromEntries(inOrder)
  vocabularies.push({ name, values: byValue })
  termsByEnum.set(values, byValue)
  const valuesConfig = Object.fromEntries(
    inOrder.map(([value, each]) => [value, { description: descriptionOf(each) }]),
  ) as Record<Value, { description: string }>
  registerEnumType(values, { name, description, valuesConfig })
}

/** An enum whose values are declared in several places: they are in the order of the alphabet. */
export function growingVocabulary({ name, description }: Enumeration) {
  const values: Record<string, string> = {}
  const terms: Record<string, Terms> = {}
  const valuesConfig: Record<string, { description: string }> = {}
  vocabularies.push({ name, values: terms })
  termsByEnum.set(values, terms)
  registerEnumType(values, { name, description, valuesConfig })
  const add = (value: string, said: Terms) => {
    if (value in values) throw new Error(`${name} has the value ${value} already.`)
    insert(values, value, value)
    insert(terms, value, said)
    valuesConfig[value] = { description: descriptionOf(said) }
  }
  return { values, add }
}

/** Among the keys that come after it, in the order of the alphabet. */
function insert<T>(into: Record<string, T>, key: string, value: T) {
  const later = Object.entries(into).filter(([other]) => other > key)
  for (const [other] of later) delete into[other]
  Object.assign(into, { [key]: value }, Object.fromEntries(later))
}

const descriptionOf = ({ EN, PL }: Terms) => `${EN.description} Polish: ${PL.label}.`

/** Of all enums, or of those that are named, by their names: each thread has loaded them in another order. */
export const vocabularyIn = (
  language: Language,
  names?: readonly string[] | null,
): readonly VocabularyTerm[] =>
  vocabularies
    .filter(({ name }) => !names?.length || names.includes(name))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(({ name, values }) =>
      Object.entries(values).map(([value, terms]) => ({ enum: name, value, ...terms[language] })),
    )

/** The names of all enums. */
export const vocabularyNames = (): string[] => vocabularies.map(({ name }) => name)

vocabulary(Language, {
  name: 'Language',
  description:
    'A language of the registry. Reference data are in both languages; what people write is in one of them.',
  values: {
    PL: {
      PL: { label: 'polski', description: 'Język polski, w którym jest większość wpisów.' },
      EN: { label: 'Polish', description: 'Polish, the language of most records.' },
    },
    EN: {
      PL: { label: 'angielski', description: 'Język angielski, drugi język słowników i stron wiedzy.' },
      EN: {
        label: 'English',
        description: 'English, the second language of the guides and of all reference data.',
      },
    },
  },
})

/** The same where an interface has the field without arguments: tools refuse one that must not be null there. */
@ArgsType()
export class OptionalLanguageArgs {
  @Field(() => Language, {
    nullable: true,
    defaultValue: Language.PL,
    description: 'The language of the answer. Null: Polish.',
  })
  language?: Language | null
}

@ArgsType()
export class LanguageArgs {
  @Field(() => Language, { defaultValue: Language.PL, description: 'The language of the answer.' })
  language!: Language
}
