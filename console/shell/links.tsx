import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type AnchorAttributes = Omit<ComponentProps<'a'>, keyof AnchorProps>
type ButtonAttributes = Omit<ComponentProps<'a'>, keyof ButtonProps>

/** A link within the app that looks like a link; its address and search are checked against the routes. */
export const TextLink = createLink((props: AnchorProps & AnchorAttributes) => <Anchor {...props} />)

/** A link within the app that looks like a button. */
export const ButtonLink = createLink((props: ButtonProps & ButtonAttributes) => <Button component="a" {...props} />)
