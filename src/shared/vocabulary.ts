import { registerEnumType } from 'type-graphql'

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

interface Vocabulary<Value extends string> {
  readonly name: string
  /** For the schema: what the values are about, in English. */
  readonly description: string
  readonly values: Readonly<Record<Value, Readonly<Record<Language, Term>>>>
}

const terms: Record<Language, VocabularyTerm[]> = { PL: [], EN: [] }

/** Says an enum's values in both languages, once: the schema's descriptions and Query.vocabulary both come from here. */
export function vocabulary<Value extends string>(
  values: Record<Value, Value>,
  vocabulary: Vocabulary<Value>,
) {
  const valuesConfig: Partial<Record<Value, { description: string }>> = {}
  for (const value of Object.values<Value>(values)) {
    const said = vocabulary.values[value]
    valuesConfig[value] = { description: `${said.EN.description} Polish: ${said.PL.label}.` }
    for (const language of Object.values(Language)) {
      terms[language].push({ enum: vocabulary.name, value, ...said[language] })
    }
  }
  registerEnumType(values, { name: vocabulary.name, description: vocabulary.description, valuesConfig })
}

export const vocabularyIn = (language: Language): readonly VocabularyTerm[] => terms[language]

vocabulary(Language, {
  name: 'Language',
  description:
    'A language of the registry: reference data come in both, what people write is in one of them.',
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
