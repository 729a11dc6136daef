import { newSecret, setupUri, stepOf } from '../../../../src/modules/account/second-factor/authenticator'
import { fromBase32, hotp } from '../../../support/authenticator'

/** The secret of the examples in RFC 4226 and RFC 6238: 12345678901234567890. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** RFC 4226, appendix D. */
const HOTP = [
  '755224',
  '287082',
  '359152',
  '969429',
  '338314',
  '254676',
  '287922',
  '162583',
  '399871',
  '520489',
]

/** RFC 6238, appendix B, for SHA-1: seconds and the code of eight digits. */
const TOTP: readonly (readonly [seconds: number, code: string])[] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
]

const at = (step: number) => new Date(step * 30_000 + 1_000)

describe('an authenticator', () => {
  it('of the tests makes the codes of the RFCs', () => {
    expect(fromBase32(SECRET).toString()).toBe('12345678901234567890')
    expect(HOTP.map((_, counter) => hotp(fromBase32(SECRET), counter))).toEqual(HOTP)
    for (const [seconds, code] of TOTP)
      expect(hotp(fromBase32(SECRET), Math.floor(seconds / 30), 8)).toBe(code)
  })

  it('is believed in the step of a code and in those beside it', () => {
    for (const [counter, code] of HOTP.entries()) {
      const steps = [-3, -2, -1, 0, 1, 2, 3].map((later) => counter + later).filter((step) => step >= 0)
      for (const step of steps)
        expect([step, stepOf(code, SECRET, at(step))]).toEqual([
          step,
          Math.abs(step - counter) <= 1 ? counter : null,
        ])
    }
    for (const [seconds, code] of TOTP)
      expect(stepOf(code.slice(-6), SECRET, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
  })

  it.each(['', '75522', '7552240', '755 224', 'x55224', '٧٥٥٢٢٤', '-75522', '7e5224'])(
    'is not believed with %j',
    (code) => {
      expect(stepOf(code, SECRET, at(0))).toBeNull()
    },
  )

  it('gets a secret of 160 bits, another each time', () => {
    const secrets = Array.from({ length: 50 }, newSecret)
    expect(new Set(secrets).size).toBe(50)
    for (const secret of secrets) expect(fromBase32(secret)).toHaveLength(20)
  })

  it('reads from its address what RFC 6238 leaves open', () => {
    const uri = new URL(setupUri(SECRET, { issuer: 'registry.example', label: 'ada+x@example.org' }))
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/registry.example:ada+x@example.org',
    ])
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'registry.example',
      secret: SECRET,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})
