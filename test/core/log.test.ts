import { createLog } from '../../src/core/log'

describe('the log', () => {
  it('keeps the query of a request to itself', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => void lines.push(line) })
    log.info({
      req: { method: 'GET', url: '/graphql?query=mutation{signIn(password:"secret")}', ip: '192.0.2.7' },
    })
    expect(JSON.parse(lines[0] ?? '').req).toEqual({
      method: 'GET',
      path: '/graphql',
      remoteAddress: '192.0.2.7',
    })
  })
})
