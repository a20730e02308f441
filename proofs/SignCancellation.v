(******************************************************************************)
(*  SignCancellation: sums over sign vectors (A1-A4)                           *)
(*                                                                            *)
(*  polarise : sum_s prod_t g(s_t) prod_(u<k) sum_t h(s_t) y_tu                  *)
(*             = sum over maps f : [k] -> [n] of                               *)
(*               prod_u y_(f u)u  prod_t sum_b g(b) h(b)^#(f^-1 t)              *)
(*  Meaning: expand the product. If sum_b g(b) = 0 only surjective f remain;    *)
(*  there is none for k < n, and only permutations for k = n.                  *)
(*                                                                            *)
(*  signsum_lt, signsum_full : the two halves of the paper's construction       *)
(*  signsum_parity           : also 0 when k and n have different parity        *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra all_fingroup.
From DeepCheap Require Import Statements.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

Section Polarise.

Variables (R : comRingType) (n : nat) (g h : bool -> R).

(* The weighted sum over the corners of a cube of a product of k linear forms. *)
Definition cornersum k (y : 'I_n -> 'I_k -> R) : R :=
  \sum_(s : {ffun 'I_n -> bool})
     (\prod_t g (s t)) * \prod_u (\sum_t h (s t) * y t u).

(* How many of the k forms choose the summand t. *)
Definition fibre k (f : {ffun 'I_k -> 'I_n}) t : nat := #|[pred u | f u == t]|.

Lemma prod_fibre k (f : {ffun 'I_k -> 'I_n}) (z : 'I_n -> R) :
  \prod_u z (f u) = \prod_t z t ^+ fibre f t.
Proof.
rewrite (partition_big f xpredT) //=; apply: eq_bigr => t _.
by rewrite (eq_bigr (fun=> z t)) ?prodr_const // => u /eqP->.
Qed.

Lemma polarise k (y : 'I_n -> 'I_k -> R) :
  cornersum y =
  \sum_(f : {ffun 'I_k -> 'I_n})
     (\prod_u y (f u) u) * \prod_t (\sum_b g b * h b ^+ fibre f t).
Proof.
rewrite /cornersum; under eq_bigr => s _ do rewrite bigA_distr_bigA big_distrr /=.
rewrite exchange_big /=; apply: eq_bigr => f _.
rewrite bigA_distr_bigA big_distrr /=; apply: eq_bigr => s _.
rewrite big_split /= (prod_fibre f (fun t => h (s t))).
by rewrite mulrA -big_split mulrC.
Qed.

Hypothesis g_cancels : \sum_b g b = 0.

Lemma fibre_sum k (f : {ffun 'I_k -> 'I_n}) : (\sum_t fibre f t)%N = k.
Proof.
rewrite -[RHS]card_ord -sum1_card (partition_big f xpredT) //=.
by apply: eq_bigr => t _; rewrite sum1_card.
Qed.

(* A term with an unused summand vanishes. *)
Lemma missed k (f : {ffun 'I_k -> 'I_n}) t :
  fibre f t = 0%N -> \prod_t (\sum_b g b * h b ^+ fibre f t) = 0.
Proof.
move=> f0; rewrite (bigD1 t) //= f0.
by rewrite (eq_bigr g) ?g_cancels ?mul0r // => b _; rewrite mulr1.
Qed.

Lemma cornersum_lt k (y : 'I_n -> 'I_k -> R) : (k < n)%N -> cornersum y = 0.
Proof.
move=> lt_kn; rewrite polarise big1 // => f _.
have [/existsP[t /eqP/missed->]|] := boolP [exists t, fibre f t == 0%N].
  by rewrite mulr0.
rewrite negb_exists => /forallP used; move: lt_kn; rewrite ltnNge => /negP[].
rewrite -[X in (_ <= X)%N](fibre_sum f) -{1}[n]card_ord -sum1_card leq_sum // => t _.
by rewrite lt0n.
Qed.

(* In degree n only permutations remain. *)
Lemma cornersum_full (y : 'I_n -> 'I_n -> R) :
  cornersum y = (\sum_b g b * h b) ^+ n * \sum_(p : {perm 'I_n}) \prod_u y (p u) u.
Proof.
rewrite polarise (bigID (fun f : {ffun 'I_n -> 'I_n} => injectiveb f)) /=.
rewrite [X in _ + X]big1 ?addr0 => [|f not_inj]; last first.
  suff [t /missed->] : exists t, fibre f t = 0%N by rewrite mulr0.
  have [/existsP[t /eqP]|] := boolP [exists t, fibre f t == 0%N]; first by exists t.
  rewrite negb_exists => /forallP used; case/negP: not_inj.
  apply/card_uniqP; rewrite size_map -cardE; apply: eq_card => t.
  have : (0 < fibre f t)%N by rewrite lt0n.
  by case/card_gt0P => u /eqP<-; apply: codom_f.
rewrite (reindex_onto (fun p : {perm 'I_n} => pval p) (insubd (1%g : {perm 'I_n}))) /=; last first.
  by move=> f inj_f; apply: (insubdK (1%g : {perm 'I_n})).
rewrite big_distrr /=; apply: eq_big => [p|p _].
  by rewrite valKd eqxx andbT; case: p.
rewrite mulrC; congr (_ * _); last by apply: eq_bigr => u _; rewrite pvalE.
rewrite -[in RHS](card_ord n) -prodr_const; apply: eq_bigr => t _.
suff -> : fibre (pval p) t = 1%N by [].
rewrite /fibre -(card1 ((p^-1)%g t)); apply: eq_card => u.
by rewrite !inE pvalE (canF_eq (permK p)).
Qed.

End Polarise.

(* ------------------------------------------------------------------------- *)

Section Signs.

Variables (R : comRingType) (n : nat).
Implicit Type x : 'I_n -> R.

Lemma sum_sign : \sum_b sign R b = 0.
Proof. by rewrite big_bool /= /sign expr1 expr0 addNr. Qed.

Lemma sum_sign2 : \sum_b sign R b * sign R b = 2%:R.
Proof. by rewrite big_bool /= /sign expr1 expr0 mulrNN !mulr1. Qed.

(* Powers of one linear form are products of equal forms. *)
Lemma signsumE x k :
  signsum x k = cornersum (sign R) (sign R) (fun t (_ : 'I_k) => x t).
Proof. by apply: eq_bigr => s _; rewrite prodr_const card_ord. Qed.

Lemma sum_perms x :
  \sum_(p : {perm 'I_n}) \prod_u x (p u) = n`!%:R * \prod_i x i.
Proof.
transitivity (\sum_(p : {perm 'I_n}) \prod_i x i).
  by apply: eq_bigr => p _; rewrite [RHS](reindex_inj (@perm_inj _ p)).
by rewrite sumr_const card_Sn mulr_natl.
Qed.

Lemma signsum_lt x k : (k < n)%N -> signsum x k = 0.
Proof. by move=> lt_kn; rewrite signsumE cornersum_lt // sum_sign. Qed.

Lemma signsum_full x : signsum x n = (2 ^ n * n`!)%:R * \prod_i x i.
Proof.
by rewrite signsumE (cornersum_full _ sum_sign) sum_sign2 sum_perms -natrX natrM mulrA.
Qed.

(* A summand chosen an even number of times cancels. *)
Lemma sum_sign_even c : ~~ odd c -> \sum_b sign R b * sign R b ^+ c = 0.
Proof.
move=> even_c; rewrite big_bool /= /sign expr1 expr0 expr1n mulr1.
by rewrite -signr_odd (negbTE even_c) mulr1 addNr.
Qed.

Lemma signsum_parity x k : odd (n + k) -> signsum x k = 0.
Proof.
move=> odd_nk; rewrite signsumE polarise big1 // => f _.
have [/existsP[t even_t]|] := boolP [exists t, ~~ odd (fibre f t)].
  by rewrite [X in _ * X](bigD1 t) //= sum_sign_even // mul0r mulr0.
rewrite negb_exists => /forallP all_odd; suff : ~~ odd (n + k) by rewrite odd_nk.
have -> : (n + k)%N = (\sum_t (1 + fibre f t))%N.
  by rewrite big_split /= sum1_card card_ord fibre_sum.
by elim/big_rec: _ => // t s _ even_s; rewrite !oddD (negbNE (all_odd t)).
Qed.

End Signs.

(* ------------------------------------------------------------------------- *)

Theorem sign_cancellation : Statements.sign_cancellation.
Proof. by move=> R n k x; apply: signsum_lt. Qed.

Theorem sign_product : Statements.sign_product.
Proof. by move=> R n x; apply: signsum_full. Qed.
