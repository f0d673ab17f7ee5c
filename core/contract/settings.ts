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

/** On whose side the cause of a breach usually lies. */
export const reasonSides = ['ours', 'customer', 'outside'] as const

export type ReasonSide = (typeof reasonSides)[number]

/** Why promises are broken, as this place tells it: a tree of at most two levels. */
export interface ReasonSetting {
  readonly id: string
  readonly name: LocalText
  /** The reason that it is one kind of; that one has no parent itself. */
  readonly parent?: string
  /** Left out: that of its parent, else ours. */
  readonly side?: ReasonSide
  /** Smaller ones come first; without it, after those that have one, by id. */
  readonly order?: number
  /** It is chosen no more; what was judged by it keeps it. */
  readonly retired?: boolean
}

/** Settings as a file (FORMATS, Settings): not versioned, written and read by export and import. */
export interface SettingsDocument {
  readonly kind: 'settings'
  readonly teams?: readonly TeamSetting[]
  readonly messages?: readonly MessageSetting[]
  readonly endpoints?: readonly EndpointSetting[]
  readonly roles?: readonly RoleSetting[]
  readonly sites?: readonly SiteSetting[]
  readonly reasons?: readonly ReasonSetting[]
}

/** The lists of settings, as /api/v1/settings/<list> and the file name them. */
export const SETTING_LISTS = ['teams', 'messages', 'endpoints', 'roles', 'sites', 'reasons'] as const

export type SettingList = (typeof SETTING_LISTS)[number]
