import { contentPolicy } from './security-headers'

const SCRIPTS = 'https://embeddable-sandbox.cdn.apollographql.com'
const IMAGES = 'https://apollo-server-landing-page.cdn.apollographql.com'

/**
 * What the page of the Sandbox needs of the much that its own policy allows: both hold. The page asks this server alone;
 * the editor is in a frame, which has a policy of its own.
 */
export function sandboxPolicy(page: string): string {
  const [, nonce] = /'nonce-([\w+/=-]+)'/.exec(page) ?? []
  const own = nonce === undefined ? '' : `'nonce-${nonce}' `
  return contentPolicy({
    'script-src': `${own}${SCRIPTS}`,
    'style-src': `${own}https://fonts.googleapis.com`,
    'font-src': 'https://fonts.gstatic.com',
    'img-src': IMAGES,
    'manifest-src': IMAGES,
    'connect-src': "'self'",
    'frame-src': 'https://sandbox.embed.apollographql.com',
  })
}
