import { type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { publicSchema, typesOf } from './types'

interface Described {
  readonly name: string
  readonly description?: string | null
}

const MIN_LENGTH = 10

/** Words that say nothing by themselves. */
const FILLERS = new Set(
  'a an and as be by for if in is it its of on one or the this that to whose with'.split(' '),
)

/** `viewCount` and „The count of views.” are the same words. */
function wordsOf(text: string): string[] {
  const words =
    text
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => !FILLERS.has(word)).map((word) => word.replace(/(?<=..)(ies|y|es|s)$/, ''))
}

/** What is wrong with the description of the thing at the end of the path. */
function faults(path: readonly Described[]): string[] {
  const place = path.map(({ name }) => name).join('.')
  const description = path.at(-1)?.description ?? ''
  if (description.length < MIN_LENGTH)
    return [`${place} needs a description of at least ${MIN_LENGTH} characters.`]
  const repeated = new Set(path.flatMap(({ name }) => wordsOf(name)))
  return wordsOf(description).every((word) => repeated.has(word)) ? [`${place} only repeats its name.`] : []
}

type Member = Described & { readonly args?: readonly Described[] }

function membersOf(type: GraphQLNamedType): readonly Member[] {
  if (isEnumType(type)) return type.getValues()
  const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
  return hasFields ? Object.values<Member>(type.getFields()) : []
}

const faultsOfType = (type: GraphQLNamedType): string[] => [
  ...faults([type]),
  ...membersOf(type).flatMap((member) => [
    ...faults([type, member]),
    ...(member.args ?? []).flatMap((argument) => faults([type, member, argument])),
  ]),
]

describe('the descriptions', () => {
  it('say of every type, field, argument and value more than its name', () => {
    expect(typesOf(publicSchema()).flatMap(faultsOfType)).toEqual([])
  })

  it.each([
    [{ name: 'Goal' }, { name: 'id', description: 'The id of the goal.' }],
    [{ name: 'Guide' }, { name: 'viewCount', description: 'The count of views.' }],
    [{ name: 'Guide' }, { name: 'sections', description: null }],
    [{ name: 'Guide' }, { name: 'body', description: 'A text.' }],
  ])('must not be as poor as that of %j.%j', (...path) => {
    expect(faults(path)).toHaveLength(1)
  })
})
