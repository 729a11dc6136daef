import type { Config } from '../../config/config'
import { Language, labelOf } from '../../core/vocabulary'
import { dayOf, partialDate, period, type When } from './dates'
import { type Html, html } from './html'
import { type Addressed, recordPath } from './record-paths'
import { SITE_TEXTS } from './site-texts'

/** What all pages of one language share: how they link, and how they say dates, numbers and values. */
export class Site {
  private readonly number: Intl.NumberFormat
  /** The path that all addresses begin with, where the registry is not at the root of its host. */
  readonly root: string

  readonly texts: (typeof SITE_TEXTS)[Language]

  constructor(
    private readonly config: Config,
    readonly language: Language,
  ) {
    this.root = new URL(config.publicUrl).pathname.replace(/\/$/, '')
    this.number = new Intl.NumberFormat(language.toLowerCase())
    this.texts = SITE_TEXTS[language]
  }

  get publisher(): string {
    return this.config.publisherName
  }

  get licence(): string {
    return this.config.dataLicence
  }

  /** Where people sign in. Null: nobody has made such pages yet. */
  get accountPagesUrl(): string | null {
    return this.config.accountPagesUrl
  }

  /** The whole address of a path. */
  address(path: string): string {
    return this.config.publicUrl + path
  }

  path(path: string): string {
    return this.root + path
  }

  pathOf(record: Addressed): string {
    return this.path(recordPath(record, this.language))
  }

  link(record: Addressed & { readonly name: string }): Html {
    return html`<a href="${this.pathOf(record)}">${record.name}</a>`
  }

  /** What a value of an enum is called. */
  label(values: object, value: string): string {
    return labelOf(values, value, this.language)
  }

  count(count: number): string {
    return this.number.format(count)
  }

  /** The size of a list, of which large ones are not counted to the end. */
  total({
    totalCount,
    totalCountIsExact,
  }: {
    readonly totalCount: number
    readonly totalCountIsExact: boolean
  }): string {
    return totalCountIsExact ? this.count(totalCount) : `> ${this.count(totalCount)}`
  }

  date(date: string): string {
    return partialDate(date, this.language)
  }

  day(instant: string): string {
    return dayOf(instant, this.language)
  }

  period(when: When): string {
    return period(when, this.language)
  }
}

export const otherLanguage = (language: Language): Language =>
  language === Language.PL ? Language.EN : Language.PL
