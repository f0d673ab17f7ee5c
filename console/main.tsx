import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../look/elements/colours.css'
import '../look/elements/base.css'
import { createRoot } from 'react-dom/client'
import { createTexts, firstLanguage, readChosenLanguage } from '../look/language/texts.ts'
import { App } from './app/app.tsx'
import { createAppParts } from './app/app-parts.ts'

const language = firstLanguage(readChosenLanguage(), navigator.languages)
document.documentElement.lang = language

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

createRoot(root).render(<App parts={createAppParts(createTexts(language))} />)
