import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './look/colours.css'
import './look/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createAppParts } from './app/app-parts.ts'
import { createTexts, firstLanguage, readChosenLanguage } from './language/texts.ts'

const language = firstLanguage(readChosenLanguage(), navigator.languages)
document.documentElement.lang = language

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

createRoot(root).render(<App parts={createAppParts(createTexts(language))} />)
