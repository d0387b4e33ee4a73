import { THEMES, type Theme, theme } from './theme.ts'

const TITLES: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' }

/** Light or dark, or as the machine has it. */
export function ThemeSwitch() {
  return (
    <div class="theme-switch">
      <label for="theme">Colours</label>
      <select
        id="theme"
        value={theme.value}
        onChange={({ currentTarget }) => {
          theme.value = THEMES.find((name) => name === currentTarget.value) ?? 'system'
        }}
      >
        {THEMES.map((name) => (
          <option value={name} key={name}>
            {TITLES[name]}
          </option>
        ))}
      </select>
    </div>
  )
}
