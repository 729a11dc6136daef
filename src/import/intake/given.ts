interface Said {
  readonly version?: number | null
  readonly createdAt?: string | null
  readonly updatedAt?: string | null
  readonly viewCount?: number | null
  readonly commentPolicy?: unknown
  readonly isExample?: boolean | null
}

type Given<Name extends keyof Said> = { [Property in Name]?: NonNullable<Said[Property]> }

/** Those of the properties of an operator’s row that are known. */
export function givenIn<const Name extends keyof Said>(said: object, names: readonly Name[]): Given<Name> {
  const all = said as Said
  return Object.fromEntries(
    names.flatMap((name) => (all[name] == null ? [] : [[name, all[name]]])),
  ) as Given<Name>
}
