import {
  type ConstValueNode,
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isNonNullType,
  isSpecifiedScalarType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql'
import { RegistryError, type Violation } from '../../core/errors'

export type Variables = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

const MAX_VIOLATIONS = 50

interface Declared {
  readonly name: string
  readonly type: GraphQLInputType
  readonly isRequired: boolean
  readonly defaultValue: ConstValueNode | undefined
}

/**
 * Reads the values of the operation's variables, defaults included. Those that do not fit their types are refused here,
 * before graphql-js would, because its messages echo the value: a password, or 90 kB of anything.
 */
export function variablesOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): (given: Variables) => Variables {
  const declared = (operation.variableDefinitions ?? []).flatMap(
    ({ variable, type: typeNode, defaultValue }): Declared[] => {
      const type = typeFromAST(schema, typeNode)
      const isRequired = isNonNullType(type) && !defaultValue
      return isInputType(type) ? [{ name: variable.name.value, type, isRequired, defaultValue }] : []
    },
  )
  return (given) => coerced(declared, given)
}

function coerced(declared: readonly Declared[], given: Variables): Variables {
  const violations: Violation[] = []
  const values: Record<string, unknown> = {}
  for (const { name, type, isRequired, defaultValue } of declared) {
    if (Object.hasOwn(given, name) || isRequired) {
      values[name] = coerceInputValue(given[name], type, (path, value, error) => {
        const variablePath = [name, ...path.map(String)]
        violations.push({
          path: variablePath,
          rule: 'type',
          message: `$${variablePath.join('.')}: ${say(type, path, value, error)}`,
        })
        if (violations.length === MAX_VIOLATIONS) throw misfit(violations)
      })
    } else if (defaultValue) values[name] = valueFromAST(defaultValue, type)
  }
  if (violations.length > 0) throw misfit(violations)
  return values
}

const misfit = (violations: readonly Violation[]) =>
  new RegistryError('BAD_USER_INPUT', violations.map(({ message }) => message).join(' '), {
    violations,
    http: { status: 400 },
  })

/** What is wrong with a value. Only the messages of built-in scalars and of enums have the value in them. */
function say(type: GraphQLInputType, path: Path, value: unknown, error: GraphQLError): string {
  const leaf = typeAt(type, path)
  if (value === null || value === undefined || !(isSpecifiedScalarType(leaf) || isEnumType(leaf)))
    return error.message
  const values = isEnumType(leaf)
    ? `: ${leaf
        .getValues()
        .map(({ name }) => name)
        .join(', ')}`
    : ''
  return `Expected type "${leaf.name}"${values}.`
}

function typeAt(type: GraphQLInputType, path: Path): GraphQLNamedInputType {
  let named = getNamedType(type)
  for (const key of path) {
    const field = isInputObjectType(named) ? named.getFields()[key] : undefined
    if (field) named = getNamedType(field.type)
  }
  return named
}
