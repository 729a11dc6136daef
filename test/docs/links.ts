import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { anchorsOf, linksOf, type Page } from './markdown'

/** Links of the page that lead to no file, or to no heading of it. */
export function deadLinks(page: Page): string[] {
  return linksOf(page)
    .filter((target) => !target.startsWith('http'))
    .filter((target) => !leadsSomewhere(page, target))
    .map((target) => `${page.path}: the link ${target} leads nowhere`)
}

/** The addresses of our own server that the page links to. */
export const ownAddresses = (page: Page): string[] =>
  linksOf(page).filter((target) => target.startsWith('http://localhost:4000'))

function leadsSomewhere(page: Page, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  if (file === '') return anchorsOf(page).includes(String(anchor))
  const path = join(dirname(page.path), file)
  if (!existsSync(path)) return false
  return anchor === undefined || anchorsOf({ path, text: readFileSync(path, 'utf8') }).includes(anchor)
}
