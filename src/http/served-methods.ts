import type { FastifyInstance } from 'fastify'

/** Which methods each address has: what is asked for with another gets 405 instead of 404. */
export class ServedMethods {
  private readonly routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = []

  constructor(http: FastifyInstance) {
    http.addHook('onRoute', ({ url, method }) => {
      // Preflights are answered anywhere.
      if (url !== '*') this.routes.push({ pattern: patternOf(url), methods: [method].flat() })
    })
  }

  of(path: string): string[] {
    const found = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
    return [...new Set(found)].sort()
  }
}

/** A path as the router takes it: with any capitals, and with a slash at its end or without. */
function patternOf(url: string): RegExp {
  const parts = url.replace(/\/$/, '').split('/').map(partOf)
  return new RegExp(`^${parts.join('/')}/?$`, 'i')
}

function partOf(part: string): string {
  if (part === '*') return '.*'
  return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
