import type { LocalText } from './language.ts'

/** People who work a queue together. `calendar` counts for clocks `{ by: 'team' }`; `capacity` is how many cases it works at once. */
export interface TeamSetting {
  readonly id: string
  readonly name?: LocalText
  readonly calendar?: string
  /** Logins of its people. */
  readonly members?: readonly string[]
  readonly capacity?: number
  readonly skills?: readonly string[]
  readonly regions?: readonly string[]
}

/** The words of something that is sent, by language; `{{fact}}` in them is filled in. */
export interface MessageSetting {
  readonly id: string
  readonly subject?: LocalText
  readonly body: LocalText
}

/** Where webhooks go. The secret that signs them is made and kept by the server, never in a file. */
export interface EndpointSetting {
  readonly id: string
  readonly name?: LocalText
  readonly url: string
}

/** Whom `role:<id>` means in notifications and approvals. */
export interface RoleSetting {
  readonly id: string
  readonly name?: LocalText
}

/** A place of a customer. `calendar` counts for clocks `{ by: 'site' }`. */
export interface SiteSetting {
  readonly id: string
  readonly name?: LocalText
  readonly timeZone?: string
  readonly calendar?: string
}

/** Settings as a file (FORMATS, Settings): not versioned, written and read by export and import. */
export interface SettingsDocument {
  readonly kind: 'settings'
  readonly teams?: readonly TeamSetting[]
  readonly messages?: readonly MessageSetting[]
  readonly endpoints?: readonly EndpointSetting[]
  readonly roles?: readonly RoleSetting[]
  readonly sites?: readonly SiteSetting[]
}

/** The lists of settings, as /api/v1/settings/<list> and the file name them. */
export const SETTING_LISTS = ['teams', 'messages', 'endpoints', 'roles', 'sites'] as const

export type SettingList = (typeof SETTING_LISTS)[number]
