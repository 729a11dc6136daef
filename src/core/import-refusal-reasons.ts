import { type Terms, terms } from './vocabulary'

/** Why an import cannot be undone. */
export const IMPORT_REASONS = {
  IMPORT_RUNNING: terms(
    'import trwa',
    'Import jeszcze trwa.',
    'import running',
    'The import is still running.',
  ),
  ALREADY_UNDONE: terms(
    'już cofnięty',
    'Import jest już cofnięty; undoneBy mówi, przez co.',
    'already undone',
    'The import is already undone; undoneBy says by what.',
  ),
  UNDO_RUNNING: terms(
    'cofanie trwa',
    'Import jest właśnie cofany.',
    'undo running',
    'The import is being undone.',
  ),
  CHANGES_CLEARED: terms(
    'zmian już nie ma',
    'Dziennik zmian nie sięga tak daleko.',
    'changes cleared',
    'The change log does not reach back so far.',
  ),
} satisfies Record<string, Terms>
