/** What a folder may ask for. */
export interface ImportRule {
  /** folders of the house; a path such as `core/contract` allows that part alone */
  readonly folders: readonly string[]
  /** packages; `@scope/*` allows the scope */
  readonly packages: readonly string[]
  /** whether it may ask for Node's own modules */
  readonly usesNode: boolean
}

const data = ['locales', 'templates']
const webPackages = [
  'react',
  'react-dom',
  '@mantine/*',
  '@tanstack/*',
  'react-hook-form',
  'i18next',
  'react-i18next',
  'zustand',
]
const product = [
  'core',
  'model',
  'rules',
  'simulation',
  'analysis',
  'workflows',
  'store',
  'connectors',
  'activities',
  'server',
  'sdk',
  'look',
  'editor',
  'console',
]

/** Who may import whom. A folder may always import itself; whatever is not here is forbidden. */
export const importTable: Readonly<Record<string, ImportRule>> = {
  core: { folders: [], packages: [], usesNode: false },
  model: {
    folders: ['core', ...data],
    packages: ['zod', 'yaml', 'bpmn-moddle', 'chinese-days', 'date-holidays'],
    usesNode: false,
  },
  rules: { folders: ['core', ...data], packages: ['json-rules-engine'], usesNode: false },
  simulation: {
    folders: ['core', 'model', 'rules', ...data],
    packages: ['pure-rand', 'd3-random', 'tinyqueue'],
    usesNode: false,
  },
  analysis: {
    folders: ['core', ...data],
    packages: ['simple-statistics', 'ml-matrix', 'pure-rand', 'd3-random'],
    usesNode: false,
  },
  workflows: { folders: ['core', 'rules'], packages: ['@temporalio/workflow', '@temporalio/common'], usesNode: false },
  store: {
    folders: ['core', 'model', ...data],
    packages: ['drizzle-orm', 'pg', '@electric-sql/pglite'],
    usesNode: true,
  },
  connectors: {
    folders: ['core', ...data],
    packages: ['nodemailer', 'request-filtering-agent', 'standardwebhooks'],
    usesNode: true,
  },
  activities: {
    folders: ['core', 'analysis', 'store', 'connectors', ...data],
    packages: ['@temporalio/activity', '@temporalio/common'],
    usesNode: true,
  },
  server: {
    folders: ['core', 'model', 'rules', 'simulation', 'analysis', 'store', 'connectors', ...data],
    packages: [
      'fastify',
      '@fastify/*',
      'fastify-type-provider-zod',
      'zod',
      '@temporalio/client',
      '@temporalio/common',
      '@node-rs/argon2',
      'openid-client',
      'pino',
      'prom-client',
    ],
    usesNode: true,
  },
  sdk: { folders: ['core/contract'], packages: [], usesNode: false },
  look: { folders: ['core', ...data], packages: webPackages, usesNode: false },
  editor: {
    folders: ['core', 'model', 'rules', 'simulation', 'sdk', 'look', ...data],
    packages: [...webPackages, '@xyflow/react', '@dagrejs/dagre', 'react-querybuilder', 'html-to-image'],
    usesNode: false,
  },
  console: {
    folders: ['core', 'model', 'sdk', 'look', 'editor', ...data],
    packages: [...webPackages, 'echarts', 'vite', '@vitejs/plugin-react'],
    usesNode: false,
  },
  locales: { folders: ['core/contract', 'core/catalogue'], packages: [], usesNode: false },
  templates: { folders: ['core/contract', 'locales'], packages: [], usesNode: false },
  cli: { folders: [...product, ...data], packages: ['*'], usesNode: true },
  bench: { folders: [...product, ...data, 'cli'], packages: ['*'], usesNode: true },
  test: { folders: [...product, ...data, 'cli', 'bench', 'scripts'], packages: ['*'], usesNode: true },
}
