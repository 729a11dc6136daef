import { graphql, isEnumType } from 'graphql'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { publicSchema, typesOf } from './types'

interface Entry {
  readonly enum: string
  readonly value: string
  readonly label: string
  readonly description: string
}

const QUERY =
  'query ($language: Language!) { vocabulary(language: $language) { enum value label description } }'

async function vocabularyIn(language: string): Promise<Entry[]> {
  const { data, errors } = await graphql({
    schema: registrySchema().schema,
    source: QUERY,
    variableValues: { language },
  })
  expect(errors).toBeUndefined()
  return data?.vocabulary as Entry[]
}

const placesOf = (entries: readonly Entry[]) => entries.map((entry) => `${entry.enum}.${entry.value}`).sort()

describe('Query.vocabulary', () => {
  const values = typesOf(publicSchema())
    .filter(isEnumType)
    .flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name}`))

  it.each(['PL', 'EN'])('has every value of every enum of the schema, once, in %s', async (language) => {
    expect(placesOf(await vocabularyIn(language))).toEqual(values.sort())
  })

  it.each(['PL', 'EN'])('says in %s what each is called and what it means', async (language) => {
    for (const { label, description, ...place } of await vocabularyIn(language)) {
      expect({ ...place, label }).toEqual({ ...place, label: expect.stringMatching(/\p{L}{2,}/u) })
      expect({ ...place, description }).toEqual({
        ...place,
        description: expect.stringMatching(/^\p{Lu}.{8,}\.$/u),
      })
    }
  })

  it.each(['PL', 'EN'])('gives no two values of an enum one label in %s', async (language) => {
    const labels = (await vocabularyIn(language)).map((entry) => `${entry.enum}: ${entry.label}`)
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
  })

  it('is not the same text in both languages', async () => {
    const [polish, english] = [await vocabularyIn('PL'), await vocabularyIn('EN')]
    const same = english.filter(({ description }, index) => description === polish[index]?.description)
    expect(same).toEqual([])
  })
})
