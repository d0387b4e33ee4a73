import { viteOptions } from './build/vite-options.node.ts'

export default viteOptions(import.meta.dirname, '../dist')
