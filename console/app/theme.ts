import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core'

const blue: MantineColorsTuple = [
  '#eef4fd',
  '#dbe6f8',
  '#b6ccf0',
  '#8eb0e8',
  '#6c98e1',
  '#5589dc',
  '#3f72c9',
  '#2458b3',
  '#1d4a98',
  '#153a7c',
]

/** From text to the deepest ground, slightly blue, so that long reading in the dark is calm. */
const dark: MantineColorsTuple = [
  '#d5dae1',
  '#bcc4ce',
  '#98a2b0',
  '#78838f',
  '#3d4653',
  '#303844',
  '#262d37',
  '#1a2028',
  '#151a21',
  '#0f1318',
]

const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

/** The look of the web app: one accent colour, calm neutrals, 14 px base on a 4 px grid. State colours stand in `look/colours.css`. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 6 },
  colors: { blue, dark },
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily: fonts, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 360 } },
    Modal: {
      // Its title bar is no banner of the page, which `header` would make it.
      defaultProps: { yOffset: '8vh', attributes: { header: { role: 'presentation' } } },
      styles: {
        header: { background: 'var(--surface)' },
        content: { background: 'var(--surface)' },
        title: { fontWeight: 600 },
      },
    },
    Menu: { styles: { dropdown: { background: 'var(--surface-raised)', borderColor: 'var(--line)' } } },
    Select: { defaultProps: { openOnFocus: false } },
    Tabs: { styles: { list: { overflowX: 'auto', flexWrap: 'nowrap' } } },
  },
})

const grounds = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--row-hover)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--late)',
}

/** Mantine's own variables, taken from ours: one palette for its components and for those of this app. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: grounds, dark: grounds })

/** Where the choice between light, dark and the system's is kept; `public/first-paint.js` reads the same key. */
export const colourSchemeManager = localStorageColorSchemeManager({ key: 'pledge.theme' })
