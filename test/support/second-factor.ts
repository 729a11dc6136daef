import type { App, Member } from './app'
import { codeOf } from './authenticator'

/** The address of an account, its app and its recovery codes. */
export interface Enrolled {
  readonly email: string
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

/** Sets up a second factor. The code of the step before is used up by it: that of this one is not. */
export async function enrol(member: Member): Promise<Enrolled> {
  const { beginSecondFactor } = await member.data(
    'mutation { beginSecondFactor(input: { password: "correct horse" }) { secret } }',
  )
  const { confirmSecondFactor } = await member.data(CONFIRM, { code: codeOf(beginSecondFactor.secret, -1) })
  const { viewer, recoveryCodes } = confirmSecondFactor
  return { email: viewer.email, secret: beginSecondFactor.secret, recoveryCodes }
}

const CONFIRM = `mutation Confirm($code: String!) {
  confirmSecondFactor(input: { code: $code }) { recoveryCodes viewer { email } }
}`

interface SignedInAnswer {
  /** Why it was refused, or else null. */
  readonly refusal: Readonly<Record<string, unknown>> | null
  readonly accessToken: string
}

let addresses = 0

/** Signs in from a network of its own, unless one is named. */
export async function signIn(
  { url }: Pick<App, 'url'>,
  input: { email: string; password?: string; code?: string | null },
  from = `10.${80 + (++addresses >> 8)}.${addresses & 255}.1`,
): Promise<SignedInAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ query: SIGN_IN, variables: { input: { password: 'correct horse', ...input } } }),
  })
  const { data, errors } = (await response.json()) as {
    data?: { signIn: { session: { accessToken: string } } | null } | null
    errors?: { extensions: Record<string, unknown> }[]
  }
  return {
    refusal: errors?.[0]?.extensions ?? null,
    accessToken: data?.signIn?.session.accessToken ?? '',
  }
}

const SIGN_IN =
  'mutation In($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken } } }'
