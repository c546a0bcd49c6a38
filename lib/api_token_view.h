/* api_token_view: tokens of programs for a page. */
#ifndef API_TOKEN_VIEW_H
#define API_TOKEN_VIEW_H

#include "api_token.h"
#include "view.h"

/* .id .name .account .login .officer .begins .scopes.<i> .rate .valid_to .basis
 * .created_at .revoked_at .revoked_basis .used_at .used_from .total .never
 * .over .revoked */
void api_token_view(struct node *node, const struct api_token *token,
    int32_t today);
void api_token_list_view(struct node *node, const char *name,
    const struct api_token_list *list, int32_t today);

#endif
