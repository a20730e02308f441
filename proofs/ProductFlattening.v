(******************************************************************************)
(*  ProductFlattening: n inputs take exactly 2^n neurons (A4-A11)              *)
(*                                                                            *)
(*  product_necessary  : 2^n <= m, from values at points alone                  *)
(*  product_sufficient : the network of (A4) is the product                     *)
(*  product_flattening : both, over a field of characteristic 0                *)
(*  derivative_factor  : the factor k!/(k-|S|)! that (A5) and (A6) misprint     *)
(*  Meaning: one common bias and no output bias. AffineNetworks has the rest.   *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra.
From SsrMultinomials Require Import mpoly.
From DeepCheap Require Import Statements SignCancellation Moments Monomials.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(* The product is the monomial x^(1, ..., 1). *)
Definition ones n (_ : 'I_n) : nat := 1%N.

Lemma degree_ones n : degree (@ones n) = n.
Proof. by rewrite /degree sum_nat_const card_ord muln1. Qed.

Lemma prod_ones (R : comRingType) n (x : 'I_n -> R) : \prod_i x i ^+ ones i = \prod_i x i.
Proof. by apply: eq_bigr => i _; rewrite expr1. Qed.

Lemma divisors_ones n : (\prod_(i < n) (ones i).+1 = 2 ^ n)%N.
Proof. by rewrite (eq_bigr (fun=> 2%N)) // prod_nat_const card_ord. Qed.

Theorem product_necessary : Statements.product_necessary.
Proof.
move=> F n m sigma a w factorials sigma_neq0 layers; rewrite -divisors_ones.
by apply: (@monomial_necessary F n m (@ones n) sigma a w); rewrite degree_ones.
Qed.

(* ------------------------------------------------------------------------- *)
(*  The network of (A4)                                                       *)
(* ------------------------------------------------------------------------- *)

(* A number below 2^n is given by its n binary digits. *)
Lemma digits_inj n j k : (j < 2 ^ n)%N -> (k < 2 ^ n)%N ->
  (forall i, (i < n)%N -> odd (j %/ 2 ^ i) = odd (k %/ 2 ^ i)) -> j = k.
Proof.
elim: n j k => [|n IHn] j k; first by rewrite !ltnS !leqn0 => /eqP-> /eqP->.
rewrite !expnS => lt_j lt_k same; rewrite -[j]odd_double_half -[k]odd_double_half.
have := same 0%N isT; rewrite !divn1 => ->; congr (_ + _.*2)%N.
apply: IHn => [||i lt_in]; rewrite -?divn2 ?ltn_divLR // 1?mulnC //.
by rewrite -!divnMA -expnS same.
Qed.

Definition digits n (j : 'I_(2 ^ n)) : {ffun 'I_n -> bool} := [ffun i : 'I_n => odd (j %/ 2 ^ i)].

Lemma digits_bij n : bijective (@digits n).
Proof.
apply: inj_card_bij => [j k /ffunP same|]; last first.
  by rewrite card_ffun card_bool !card_ord.
apply/val_inj/(digits_inj (ltn_ord j) (ltn_ord k)) => i lt_in.
by have := same (Ordinal lt_in); rewrite !ffunE.
Qed.

Section Cube.

Variables (F : fieldType) (n m : nat) (sigma : nat -> F).
Hypotheses (F0 : char0 F) (sigma_n : sigma n != 0) (le_m : (2 ^ n <= m)%N).
Let f := (2 ^ n * n`!)%:R * sigma n.
Let A : comRingType := [comRingType of {mpoly F[n]}].

Lemma f_neq0 : f != 0.
Proof.
by rewrite mulf_neq0 //; move/charf0P: F0 => ->; rewrite -lt0n muln_gt0 expn_gt0 fact_gt0.
Qed.

(* A power sum of the cube is the sum over sign vectors. *)
Lemma cube_powers k :
  \sum_(j < m) cube_w n sigma j *: preactivation (@cube_a F n m) j ^+ k =
  f^-1 *: signsum (fun i => 'X_i : A) k :> {mpoly F[n]}.
Proof.
pose term (s : {ffun 'I_n -> bool}) : {mpoly F[n]} :=
  (\prod_i sign F (s i)) *: (\sum_i sign F (s i) *: 'X_i) ^+ k.
have -> : signsum (fun i => 'X_i : A) k = \sum_s term s.
  apply: eq_bigr => s _; rewrite /term /sign -mul_mpolyC rmorph_prod.
  congr (_ * _ ^+ _); apply: eq_bigr => i _.
    by rewrite rmorphX rmorphN1.
  by rewrite -mul_mpolyC rmorphX rmorphN1.
rewrite (reindex (@digits n)) /=; last exact/onW_bij/digits_bij.
pose G j := f^-1 *: term [ffun i : 'I_n => odd (j %/ 2 ^ i)].
rewrite scaler_sumr (big_ord_widen m G le_m) [RHS]big_mkcond.
apply: eq_bigr => j _; rewrite /cube_w; case: ifP => _; last by rewrite scale0r.
rewrite /G /term scalerA [f^-1 * _]mulrC; congr (_ / _ *: _ ^+ _).
  by apply: eq_bigr => i _; rewrite ffunE.
by apply: eq_bigr => i _; rewrite ffunE.
Qed.

Lemma cube_network : network (@cube_a F n m) (cube_w n sigma) n sigma = product F n.
Proof.
rewrite /network /free_network /neuron; under eq_bigr do rewrite scaler_sumr.
rewrite exchange_big big_ord_recr /= big1 ?add0r => [|k _]; last first.
  under eq_bigr do rewrite scalerA mulrC -scalerA.
  by rewrite -scaler_sumr cube_powers signsum_lt // !scaler0.
under eq_bigr do rewrite scalerA mulrC -scalerA.
rewrite -scaler_sumr cube_powers signsum_full mulr_natl -scaler_nat !scalerA.
by rewrite [sigma n * _]mulrC -mulrA [sigma n * _]mulrC mulVf ?f_neq0 ?scale1r.
Qed.

End Cube.

Theorem product_sufficient : Statements.product_sufficient.
Proof. by move=> F n m sigma F0 sigma_n le_m; apply: cube_network. Qed.

Theorem product_flattening : Statements.product_flattening.
Proof.
move=> F n m sigma F0 sigma_neq0; split=> [[a [w eq_net]]|le_m].
  apply: (@product_necessary F n m sigma a w (char0_factor _ F0) sigma_neq0) => k le_kn x.
  have eq_ones : network a w n sigma = \prod_i 'X_i ^+ ones i by rewrite eq_net [RHS]prod_ones.
  by rewrite (layers_of_network x eq_ones le_kn) degree_ones prod_ones.
by exists (@cube_a F n m), (cube_w n sigma); apply: cube_network => //; apply: sigma_neq0.
Qed.

(* ------------------------------------------------------------------------- *)
(*  The factor in (A5) and (A6)                                               *)
(* ------------------------------------------------------------------------- *)

Section Factor.

Variables (F : fieldType) (n m : nat) (a : 'I_n -> 'I_m -> F) (j : 'I_m).
Let l := preactivation a j.

Lemma derive_preactivation i : l^`M(i) = (a i j)%:MP.
Proof.
rewrite /l /preactivation raddf_sum (bigD1 i) //= big1 ?addr0 => [|h ne].
  by rewrite mderivZ mderivX mnm1E eqxx scale1r -[X in (X - _)%MM]add0m addmK mpolyX0 -mul_mpolyC mulr1.
by rewrite mderivZ mderivX mnm1E (negbTE ne) scale0r scaler0.
Qed.

Lemma derive_power i k : (l ^+ k.+1)^`M(i) = (k.+1%:R * a i j) *: l ^+ k.
Proof.
elim: k => [|k IHk]; first by rewrite expr1 derive_preactivation mul1r -mul_mpolyC mulr1.
rewrite exprS mderivM IHk derive_preactivation -scalerAr -exprS mul_mpolyC -scalerDl.
by rewrite [in RHS]mulrSr mulrDl mul1r addrC.
Qed.

Lemma derive_power_ffact s k : (size s <= k)%N ->
  derive_all s (l ^+ k) = ((k ^_ size s)%:R * \prod_(i <- s) a i j) *: l ^+ (k - size s).
Proof.
elim: s => [|i s IHs] /= lt_sk.
  by rewrite big_nil mulr1 subn0 ffactn0 scale1r.
rewrite IHs ?(ltnW lt_sk) // mderivZ -(subnSK lt_sk) derive_power scalerA.
by rewrite big_cons ffactnSr -(subnSK lt_sk) natrM mulrACA [_ * a i j]mulrC.
Qed.

End Factor.

Theorem derivative_factor : Statements.derivative_factor.
Proof.
by move=> F n m a j k s le_sk; rewrite derive_power_ffact // ffact_factd.
Qed.

Theorem printed_factor_differs : Statements.printed_factor_differs.
Proof. by []. Qed.
