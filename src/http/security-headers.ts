import type { FastifyReply } from 'fastify'
import type { Config } from '../config/config'

/** What a page may load, and from where. */
export function contentPolicy(directives: Readonly<Record<string, string>>): string {
  const none = "'none'"
  const { 'form-action': formAction = none, 'frame-ancestors': ancestors = none, ...sources } = directives
  return Object.entries({
    'default-src': none,
    ...sources,
    'base-uri': none,
    'form-action': formAction,
    'frame-ancestors': ancestors,
  })
    .map(([name, values]) => `${name} ${values}`)
    .join('; ')
}

/** Of what other sites may show in their pages. */
const IN_ANY_FRAME = 'frame-ancestors *'

const HSTS_SECONDS = 31_536_000

type Settings = Pick<Config, 'publicUrl' | 'corsOrigins'>

/** Sets the headers of every answer, refusals too. A page that has headers of its own keeps them. */
export function securityHeaders({ publicUrl, corsOrigins }: Settings): (reply: FastifyReply) => void {
  const headers = Object.entries({
    ...ofAllAnswers(corsOrigins.includes('*')),
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': `max-age=${HSTS_SECONDS}` }),
  })
  return (reply) => {
    const isFramed = String(reply.getHeader('content-security-policy')).includes(IN_ANY_FRAME)
    for (const [name, value] of headers)
      if (!reply.hasHeader(name) && !(isFramed && name === 'x-frame-options')) reply.header(name, value)
  }
}

const ofAllAnswers = (isForAllOrigins: boolean) => ({
  'x-content-type-options': 'nosniff',
  // Files and answers load nothing, should a browser show one.
  'content-security-policy': contentPolicy({}),
  'x-frame-options': 'DENY',
  // Addresses have what people search for.
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': isForAllOrigins ? 'cross-origin' : 'same-origin',
})

/** Of a page for people, which no other site needs. */
export const pageHeaders = (policy: string) => ({
  'content-security-policy': policy,
  'cross-origin-resource-policy': 'same-origin',
})
