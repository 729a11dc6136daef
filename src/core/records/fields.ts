import { getMetadataStorage } from 'type-graphql'
import { type FieldType, fieldTypeOf, STRUCTURE } from './field-type'

/** What a file may say of a record under one name. */
export interface Field {
  readonly name: string
  readonly meaning: string
  readonly example: string
  /** A new record, or an object that is not empty, is not without it. */
  readonly isRequired: boolean
  readonly isList: boolean
  readonly value: FieldType
  /** Of an object, what it is made of: then the value is none of its own. */
  readonly part: ObjectType | null
  /** Whether it is taken from a file of the registry’s operator only. */
  readonly isOperators: boolean
}

/** An object in a record: a contact, or one of its goals. */
export interface ObjectType {
  readonly of: new () => object
  readonly fields: readonly Field[]
}

type Annotated = abstract new () => object

/** What the annotations of a class say: of all its fields, those of the classes it extends included, or of those named. */
export function fieldsOf(of: Annotated, names?: readonly string[]): Field[] {
  const declared = getMetadataStorage().fields.filter(
    ({ target, name }) =>
      (target === of || of.prototype instanceof target) && (names?.includes(name) ?? true),
  )
  return declared.map(({ name, description = '', getType, typeOptions }) => {
    const type: unknown = getType()
    const part = partOf(type)
    const value = fieldTypeOf(part ? String : type)
    return {
      name,
      meaning: description,
      example: /`([^`]+)`/.exec(description)?.[1] ?? EXAMPLES[name] ?? value.example,
      isRequired: !typeOptions.nullable,
      isList: Boolean(typeOptions.array),
      value,
      part,
      isOperators: false,
    }
  })
}

/** A field that no annotation knows in this form. */
export const field = (name: string, type: unknown, meaning: string): Field => ({
  ...{ name, meaning, isRequired: false, isList: false, part: null, isOperators: false },
  value: fieldTypeOf(type),
  example: /`([^`]+)`/.exec(meaning)?.[1] ?? EXAMPLES[name] ?? fieldTypeOf(type).example,
})

/** Of several parts, by language: feeds in JSON have it as it is stored. */
export const structured = (name: string, meaning: string): Field => ({
  ...field(name, String, meaning),
  value: STRUCTURE,
})

export const listOf = (one: Field): Field => ({ ...one, isList: true })

export const required = (one: Field): Field => ({ ...one, isRequired: true })

export const optional = (fields: readonly Field[]): Field[] =>
  fields.map((each) => ({ ...each, isRequired: false }))

/** Fields that an operator brings from another registry, so that this one becomes equal to it. */
export const ofOperator = (...fields: readonly Field[]): Field[] =>
  fields.map((each) => ({ ...each, isOperators: true }))

const EXAMPLES: Readonly<Record<string, string>> = {
  name: 'Dla Rudawki i Zatrasia',
  krs: '0000325251',
  nip: '5242695801',
  regon: '142015721',
  email: 'biuro@example.org',
  phone: '+48 22 443 01 44',
  street: 'ul. Rynek 52',
  postalCode: '49-100',
  town: 'Niemodlin',
  latitude: '52.2297',
  longitude: '21.0122',
}

function partOf(type: unknown): ObjectType | null {
  const { inputTypes, objectTypes } = getMetadataStorage()
  const isPart = [...inputTypes, ...objectTypes].some(({ target }) => target === type)
  const of = type as ObjectType['of']
  return isPart ? { of, fields: fieldsOf(of) } : null
}

const SEPARATOR = ' | '

/** Several values in one cell. A bar in one of them is written `\|`, a backslash `\\`. */
export const joinCell = (values: readonly string[]): string =>
  values.map((value) => value.replace(/[\\|]/g, '\\$&')).join(SEPARATOR)

/** The values, without the blanks around them. A cell that is empty has none. */
export function splitCell(cell: string): string[] {
  if (cell.trim() === '') return []
  const values = ['']
  for (const [piece] of cell.matchAll(/\\[\\|]|\||[^\\|]+|\\/g)) {
    if (piece === '|') values.push('')
    else values[values.length - 1] += /^\\[\\|]$/.test(piece) ? piece.slice(1) : piece
  }
  return values.map((value) => value.trim())
}
