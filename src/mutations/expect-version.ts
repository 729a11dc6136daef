import { RegistryError } from '../core/errors'

/** Refuses a change of a record that is not as its writer knows it any more. */
export function expectVersion(expected: number, { version }: { readonly version: number }) {
  if (version !== expected)
    throw new RegistryError(
      'CONFLICT',
      `Somebody has changed the record since you read it; its version is ${version} now. Read it again and repeat your change.`,
      { reason: 'CHANGED_MEANWHILE', version },
    )
}
