## Sprogmodellen
audit-action-camp-language-model-forget = glemte, hvad sprogmodellen havde læst
audit-action-camp-language-model-read = lod sprogmodellen læse udsagn
audit-detail-vectors = vektorer
