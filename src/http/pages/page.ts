import type { Config } from '../../config/config'
import type { Language } from '../../core/vocabulary'
import type { ServerContext } from '../../graphql/context/request-context'
import type { CompiledState } from '../../graphql/executor/execute-compiled'
import type { Dated } from '../../graphql/executor/response-cache'
import type { Html } from './html'
import type { Addressed } from './record-paths'
import type { Site } from './site'

/** What a page is made with. */
export interface Making {
  readonly site: Site
  readonly language: Language
  readonly context: ServerContext
  readonly config: Config
  readonly known: Pick<CompiledState, 'threads' | 'answerLimit'>
}

/** A page in one language, and what it was read from. */
export interface MadePage extends Omit<Dated, 'answer'> {
  readonly title: string
  readonly description: string
  readonly main: Html
}

/** The page of a record, whose address is made of the record: another that leads to it is an old one. */
export interface MadeRecordPage extends MadePage {
  readonly record: Addressed
}
