import { readConfig } from './src/config/read-config'
import { createDataSource } from './src/database/data-source'

export default createDataSource(readConfig(process.env).databaseUrl)
