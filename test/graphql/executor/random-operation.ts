import fc from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { registrySchema } from '../../../src/graphql/schema/schema'

const { schema } = registrySchema()

/** Draws a value of an arbitrary. */
type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T

/** Whatever ends in an error as often as not is no use: of these, few. */
const LEAVE_OUT = new Set(['_service', '_entities', 'exportMyData', 'moderationQueue', 'moderationDecisions'])

const VARIABLES = { $yes: 'Boolean! = true', $no: 'Boolean! = false', $few: 'Int = 2' }

/** A valid query of random shape, with fragments, aliases, directives and variables, over the given ids. */
export const randomOperation = (ids: readonly string[], slugs: readonly string[]) =>
  fc.gen().map((gen) => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary)
    return new RandomOperation(draw, ids, slugs).document()
  })

class RandomOperation {
  private aliases = 0

  constructor(
    private readonly draw: Draw,
    private readonly ids: readonly string[],
    private readonly slugs: readonly string[],
  ) {}

  document(): string {
    const query = schema.getQueryType()
    if (!query) throw new Error('The schema has no queries.')
    const selections = this.selections(query, 3)
    const used = Object.entries(VARIABLES).filter(([name]) => selections.includes(name))
    const declared = used.map(([name, type]) => `${name}: ${type}`).join(', ')
    return `query Random${declared && `(${declared})`} ${selections}`
  }

  private selections(type: GraphQLOutputType, depth: number, isOneOfSome = false): string {
    const named = getNamedType(type)
    if (isAbstractType(named)) {
      const possible = schema.getPossibleTypes(named)
      const some = this.draw(
        fc.subarray([...possible], { minLength: 1, maxLength: Math.min(2, possible.length) }),
      )
      const own = isObjectType(named) ? '' : '__typename'
      return `{ ${own} ${some.map((each) => `... on ${each.name} ${this.selections(each, depth, true)}`).join(' ')} }`
    }
    if (!isObjectType(named)) return ''
    const fields = Object.values(named.getFields()).filter(
      (field) => !LEAVE_OUT.has(field.name) && (depth > 0 || !isComposite(field)),
    )
    if (fields.length === 0) return '{ __typename }'
    const chosen = this.draw(fc.subarray(fields, { minLength: 1, maxLength: Math.min(3, fields.length) }))
    const written = chosen.map((field) => this.field(field, depth, isOneOfSome)).join(' ')
    return this.draw(fc.boolean()) ? `{ __typename ${written} }` : `{ ... on ${named.name} { ${written} } }`
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, isOneOfSome: boolean): string {
    const given = field.args.map((argument) => this.argument(argument)).filter((each) => each !== null)
    // Fields of one name may be of two types where one selection is for two types.
    const isAliased = given.length > 0 || isOneOfSome || this.draw(fc.boolean())
    const alias = isAliased ? `a${this.aliases++}: ` : ''
    const directive = this.draw(
      fc.constantFrom(
        '',
        '',
        '',
        '@include(if: $yes)',
        '@skip(if: $no)',
        '@include(if: $no)',
        '@skip(if: true)',
      ),
    )
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${directive} ${this.selections(field.type, depth - 1)}`
  }

  private argument({ name, type }: GraphQLArgument): string | null {
    if (name === 'after' || name === 'before' || name === 'last') return null
    // One list in ten is refused.
    if (name === 'first')
      return `first: ${this.draw(fc.integer({ min: 0, max: 9 })) === 0 ? '0' : this.draw(fc.constantFrom('1', '2', '$few'))}`
    if (!isNonNullType(type) && this.draw(fc.integer({ min: 0, max: 3 })) > 0) return null
    return `${name}: ${this.value(type, name)}`
  }

  private value(type: GraphQLInputType, name: string): string {
    if (isNonNullType(type)) return this.value(type.ofType, name)
    if (isListType(type)) return `[${this.value(type.ofType, name)}]`
    const named = getNamedType(type)
    if (isEnumType(named)) return this.draw(fc.constantFrom(...named.getValues().map((each) => each.name)))
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields())
      const required = fields.filter((field) => isNonNullType(field.type))
      const more = this.draw(fc.subarray(fields, { maxLength: Math.min(2, fields.length) })).filter(
        (field) => !required.includes(field),
      )
      return `{ ${[...required, ...more].map((field) => `${field.name}: ${this.value(field.type, field.name)}`).join(', ')} }`
    }
    if (named.name === 'Boolean') return this.draw(fc.constantFrom('true', 'false', '$yes'))
    const time = TIMES[named.name]
    if (time) return JSON.stringify(time)
    if (named.name === 'Int' || named.name === 'Float')
      return String(this.draw(fc.integer({ min: 0, max: 60 })))
    return JSON.stringify(this.draw(fc.constantFrom(...this.texts(name))))
  }

  private texts(name: string): readonly string[] {
    if (name === 'id' || name === 'ids' || name === 'partnership' || name === 'subjectId') return this.ids
    if (name === 'slug') return this.slugs
    return ['PL', '14', '1465', 'a', 'part', 'ż', '0000000000']
  }
}

const TIMES: Readonly<Record<string, string>> = {
  DateTime: '2021-01-01T00:00:00Z',
  DateOrTime: '2021-01',
  PartialDate: '2021-01',
  LocalDate: '2021-01-01',
  LocalDateTime: '2021-01-01T10:00',
}

const isComposite = ({ type }: GraphQLField<unknown, unknown>) => {
  const named = getNamedType(type)
  return isObjectType(named) || isAbstractType(named)
}
