import { CreateRegistry1790000000000 } from './1790000000000-create-registry'
import { CreatePartnerships1790000000001 } from './1790000000001-create-partnerships'
import { CreateSearchIndex1790000000002 } from './1790000000002-create-search-index'
import { CreateSessions1790000000003 } from './1790000000003-create-sessions'

/** Every migration, oldest first. A new one is one more line here. */
export const migrations = [
  CreateRegistry1790000000000,
  CreatePartnerships1790000000001,
  CreateSearchIndex1790000000002,
  CreateSessions1790000000003,
]
