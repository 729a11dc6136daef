import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import { badUserInput } from '../core/errors'
import { HttpError } from '../graphql/errors/http-error'

const MAX_QUERY_LENGTH = 8_000

/** What newsletters and analytics add to addresses, and programs so that no cache answers them. */
const IGNORED =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_[ce]id|_|cb|cache-?bust(er)?|no-?cache|rand(om)?|ts?|timestamp|\d*)$/i

/** The parameters of the address, without those that mean nothing here. Fails for text that is not UTF-8. */
export function queryOf({ raw: { url = '' } }: FastifyRequest): URLSearchParams {
  const begin = url.indexOf('?')
  const query = begin < 0 ? '' : url.slice(begin + 1)
  if (query.length > MAX_QUERY_LENGTH)
    throw new HttpError(414, `The query is longer than ${MAX_QUERY_LENGTH} characters.`)
  for (const parameter of query.split('&')) refuseUnlessUtf8(parameter)
  const parameters = new URLSearchParams(query)
  for (const name of [...parameters.keys()]) if (IGNORED.test(name)) parameters.delete(name)
  return parameters
}

function refuseUnlessUtf8(parameter: string) {
  const bytes = bytesOf(parameter)
  if (isUtf8(bytes)) return
  const name = /^[\w.]{1,100}/.exec(parameter)?.[0] ?? 'query'
  throw badUserInput(
    name,
    'encoding',
    `${name} is not in UTF-8: it looks like ${likelyEncoding(bytes)}. Send letters in UTF-8: ó is %C3%B3.`,
  )
}

const bytesOf = (parameter: string): Buffer =>
  Buffer.from(
    parameter.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )

/** Where the two Polish encodings of old programs differ. */
const WINDOWS_1250 = /[\x80-\x9f\xa5\xb9]/
const ISO_8859_2 = /[\xa1\xa6\xac\xb1\xb6\xbc]/

function likelyEncoding(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  if (WINDOWS_1250.test(text)) return 'Windows-1250'
  return ISO_8859_2.test(text) ? 'ISO-8859-2' : 'Windows-1250 or ISO-8859-2'
}
