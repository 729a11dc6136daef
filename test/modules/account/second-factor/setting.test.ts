import { pino } from 'pino'
import { type App, startApp } from '../../../support/app'

describe('SECOND_FACTOR_ROLES', () => {
  let app: App | undefined
  afterEach(() => app?.close())

  async function warned(setting: string): Promise<unknown> {
    const lines: { level: number; msg: string; roles?: string[] }[] = []
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line)) })
    app = await startApp({ SECOND_FACTOR_ROLES: setting }, undefined, log)
    return lines.find(({ msg }) => msg.startsWith('SECOND_FACTOR_ROLES'))?.roles
  }

  it.each([
    ['', undefined],
    ['ADMIN,EDITOR,MODERATOR,ORGANISER', undefined],
    ['ADMIN', ['EDITOR', 'MODERATOR']],
    ['none', ['EDITOR', 'MODERATOR', 'ADMIN']],
  ])(
    'set to “%s” is warned of at the start where it leaves out a role of the staff',
    async (setting, roles) => {
      expect(await warned(setting)).toEqual(roles)
    },
  )
})
